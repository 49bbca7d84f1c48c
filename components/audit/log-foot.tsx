'use client';

import { RefreshCw } from 'lucide-react';
import { Moment } from '#components/board/moment.tsx';
import { Button } from '#components/ui/button.tsx';
import { toAppError } from '#lib/app-error.ts';
import { clockSeconds, dayAndZone } from '#lib/fleet/words.ts';
import { useFleetMeta, useServerTime } from '#lib/fleet/use-fleet.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Log } from './use-log.ts';

/** How much is shown, as of when, and the ways to the newer and the older. */
export function LogFoot({ log, readAt: notedAt }: { readonly log: Log; readonly readAt: number }) {
  const { timeZone } = useFleetMeta().workspace;
  const readAt = useServerTime(notedAt);
  const language = useLanguage();
  const { t } = language;
  const searchedTo = log.searchedTo;
  return (
    <div className="text-12 text-ink-3 flex flex-wrap items-center gap-3 px-4 py-2.5" role="status">
      {log.hasOlder ? (
        <Button size="sm" busy={log.loadingOlder} onClick={log.older}>
          {t('audit.older')}
        </Button>
      ) : (
        <span>{t('audit.end')}</span>
      )}
      {log.error !== null && (
        <span className="text-danger-t">{errorText(toAppError(log.error), language)}</span>
      )}
      {searchedTo !== null && (
        <Moment at={searchedTo}>
          {t('audit.searchedTo', {
            time: `${dayAndZone(searchedTo, timeZone, language)} ${clockSeconds(searchedTo, timeZone)}`,
            found: log.items.length,
          })}
        </Moment>
      )}
      <span className="flex-auto" />
      <span>
        {t('audit.entries', { count: log.items.length })},{' '}
        <Moment at={readAt}>{t('audit.asOf', { time: clockSeconds(readAt, timeZone) })}</Moment>
      </span>
      <Button size="sm" variant="quiet" busy={log.refreshing} onClick={log.refresh}>
        {!log.refreshing && <RefreshCw aria-hidden className="size-3.5" />}
        {t('audit.refresh')}
      </Button>
    </div>
  );
}
