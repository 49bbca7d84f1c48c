'use client';

import { RefreshCw } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { toAppError } from '#lib/app-error.ts';
import { isNarrowed, WHOLE_LOG, type LogFilter } from '#lib/audit/log-filter.ts';
import { clockSeconds, dayAndZone } from '#lib/fleet/words.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { LogTable } from './log-table.tsx';
import { useLog, type Log } from './use-log.ts';

type LogListProps = {
  readonly filter: LogFilter;
  readonly onFilter: (change: Partial<LogFilter>) => void;
  readonly onReplay: (batchId: string) => void;
};

/** The entries that the filters find, and how far the log was looked through. */
export function LogList({ filter, onFilter, onReplay }: LogListProps) {
  const log = useLog(filter);
  const language = useLanguage();
  const { t } = language;
  if (log.loading) return <Skeleton label={t('audit.loading')} />;
  if (log.readAt === null) {
    const why = log.error === null ? '' : errorText(toAppError(log.error), language);
    return (
      <Middle>
        <Empty
          title={t('audit.failed')}
          text={`${why} ${t('audit.failedText')}`}
          action={<Button onClick={log.retry}>{t('shell.tryAgain')}</Button>}
        />
      </Middle>
    );
  }
  if (log.items.length === 0 && !log.hasOlder) {
    const narrowed = isNarrowed(filter);
    return (
      <Middle>
        <Empty
          title={narrowed ? t('audit.none') : t('audit.noneYet')}
          text={narrowed ? t('audit.noneText') : t('audit.noneYetText')}
          action={
            narrowed ? (
              <Button onClick={() => onFilter(WHOLE_LOG)}>{t('audit.clear')}</Button>
            ) : (
              <Button onClick={log.refresh}>{t('audit.refresh')}</Button>
            )
          }
        />
      </Middle>
    );
  }
  return (
    <LogTable items={log.items} onFilter={onFilter} onReplay={onReplay}>
      <Foot log={log} readAt={log.readAt} />
    </LogTable>
  );
}

/** How much is shown, as of when, and the ways to the newer and the older. */
function Foot({ log, readAt }: { readonly log: Log; readonly readAt: number }) {
  const { timeZone } = useFleetMeta().workspace;
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
        <span>
          {t('audit.searchedTo', {
            time: `${dayAndZone(searchedTo, timeZone, language)} ${clockSeconds(searchedTo, timeZone)}`,
            found: log.items.length,
          })}
        </span>
      )}
      <span className="flex-auto" />
      <span>
        {t('audit.entries', { count: log.items.length })},{' '}
        {t('audit.asOf', { time: clockSeconds(readAt, timeZone) })}
      </span>
      <Button size="sm" variant="quiet" busy={log.refreshing} onClick={log.refresh}>
        {!log.refreshing && <RefreshCw aria-hidden className="size-3.5" />}
        {t('audit.refresh')}
      </Button>
    </div>
  );
}

function Middle({ children }: { readonly children: React.ReactNode }) {
  return <div className="bg-surface min-h-0 flex-1">{children}</div>;
}

function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className="bg-surface min-h-0 flex-1 overflow-hidden" role="status" aria-label={label}>
      {Array.from({ length: 18 }, (_, line) => (
        <div key={line} className="flex h-8 items-center gap-6 border-b px-4">
          <span className="bg-surface-3 rounded-chip h-2.5 w-14" />
          <span className="bg-surface-3 rounded-chip h-2.5 w-20" />
          <span className="bg-surface-3 rounded-chip h-2.5 w-32" />
          <span className="bg-surface-3 rounded-chip h-2.5 w-40 max-sm:hidden" />
          <span className="bg-surface-3 rounded-chip h-2.5 w-56 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
