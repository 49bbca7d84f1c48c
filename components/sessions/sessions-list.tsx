'use client';

import type { Ref } from 'react';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { toAppError } from '#lib/app-error.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { SessionRow, SessionTab } from '#lib/sessions/session-rows.ts';
import { SessionsTable, type SessionsTableHandle } from './sessions-table.tsx';
import type { Sessions } from './use-sessions.ts';

type SessionsListProps = {
  readonly ref: Ref<SessionsTableHandle>;
  readonly tab: SessionTab;
  readonly search: string;
  readonly sessions: Sessions;
  readonly selected: ReadonlySet<string>;
  readonly mayAct: boolean;
  readonly stale: boolean;
  readonly shut: string | null;
  readonly onToggle: (id: string) => void;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  readonly onEnd: (id: string) => void;
  readonly onCredentials: (row: SessionRow) => void;
  readonly onClear: () => void;
};

/** The table, or why there is none. */
export function SessionsList({ ref, tab, search, sessions, onClear, ...rest }: SessionsListProps) {
  const language = useLanguage();
  const { t } = language;
  if (sessions.loading) {
    return (
      <WhileLoading>
        <SessionsLoading />
      </WhileLoading>
    );
  }
  if (sessions.error !== null) {
    return (
      <div role="alert" className="flex-1">
        <Empty
          title={t('sessions.failed')}
          text={errorText(toAppError(sessions.error), language)}
          action={
            <Button size="sm" onClick={sessions.reload}>
              {t('shell.tryAgain')}
            </Button>
          }
        />
      </div>
    );
  }
  if (sessions.rows.length === 0) {
    return (
      <Empty
        title={t('sessions.none')}
        text={search === '' ? t(`sessions.noneText.${tab}`) : t('sessions.noneFound', { search })}
        action={
          search === '' ? undefined : (
            <Button size="sm" onClick={onClear}>
              {t('sessions.clearFilter')}
            </Button>
          )
        }
      />
    );
  }
  return <SessionsTable key={tab} ref={ref} ended={tab === 'ended'} sessions={sessions} {...rest} />;
}

function SessionsLoading() {
  const { t } = useLanguage();
  return (
    <div role="status" aria-label={t('sessions.loading')} className="pt-[30px]">
      {Array.from({ length: 12 }, (_, line) => (
        <div key={line} className="flex h-8 items-center gap-10 border-b px-4">
          <span className="bg-surface-3 h-2.5 w-36" />
          <span className="bg-surface-3 h-2.5 w-24" />
          <span className="bg-surface-3 h-2.5 w-32" />
        </div>
      ))}
    </div>
  );
}
