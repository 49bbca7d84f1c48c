'use client';

import type { Ref } from 'react';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { toAppError } from '#lib/app-error.ts';
import { isNarrowed, WHOLE_LOG, type LogFilter } from '#lib/audit/log-filter.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useNews } from '#lib/fleet/use-news.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { LiveLog, type LogHandle } from './live-log.tsx';
import { useLog } from './use-log.ts';

type LogListProps = {
  readonly ref: Ref<LogHandle>;
  readonly filter: LogFilter;
  readonly onFilter: (change: Partial<LogFilter>) => void;
  readonly onReplay: (batchId: string) => void;
};

/** The entries that the filters find, and how far the log was looked through. */
export function LogList({ ref, filter, onFilter, onReplay }: LogListProps) {
  const log = useLog(filter);
  const language = useLanguage();
  const { t } = language;
  if (log.loading) {
    return (
      <WhileLoading>
        <Skeleton label={t('audit.loading')} />
      </WhileLoading>
    );
  }
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
        <UntilSomethingComes />
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
    <LiveLog
      ref={ref}
      // A hand that was in another list is not in this one.
      key={JSON.stringify(filter)}
      filter={filter}
      log={log}
      readAt={log.readAt}
      onFilter={onFilter}
      onReplay={onReplay}
    />
  );
}

/** An empty list is read again at every news. */
function UntilSomethingComes() {
  const { id } = useFleetMeta().workspace;
  useNews('events', ['log', id, 'pages'], 3_000);
  useNews('actions', ['log', id, 'pages'], 3_000);
  return null;
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
