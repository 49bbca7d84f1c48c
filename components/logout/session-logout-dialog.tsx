'use client';

import { useQuery } from '@tanstack/react-query';
import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { preflightQuery } from '#lib/sessions/queries.ts';
import { LogoutBody } from './logout-body.tsx';
import { logoutSubtitle } from './logout-targets.ts';
import { PreflightFailed, PreflightLoading } from './preflight-states.tsx';

type SessionLogoutDialogProps = {
  readonly sessionIds: readonly string[];
  readonly onClose: () => void;
  /** Called once some of the sessions have been ended. */
  readonly onEnded?: () => void;
};

/** Ends sessions with a reason and a note, after saying what it costs; stays until each of them is dead. */
export function SessionLogoutDialog({ sessionIds, onClose, onEnded }: SessionLogoutDialogProps) {
  const { client } = useFleetSource();
  const { t } = useLanguage();
  const query = useQuery({ ...preflightQuery(client, sessionIds), enabled: sessionIds.length > 0 });
  const preflights = sessionIds.length === 0 ? [] : query.data;
  const count = sessionIds.length;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={count > 1 ? t('logout.titleMany', { count }) : t('logout.title')}
      description={
        preflights !== undefined
          ? logoutSubtitle(preflights, t)
          : query.isError
            ? undefined
            : t('logout.checking')
      }
      onOpenAutoFocus={focusDialog}
    >
      {preflights !== undefined && (
        <LogoutBody
          preflights={preflights}
          onAgain={() => void query.refetch()}
          onClose={onClose}
          onEnded={onEnded}
        />
      )}
      {preflights === undefined && query.isError && (
        <PreflightFailed error={query.error} onRetry={() => void query.refetch()} />
      )}
      {preflights === undefined && !query.isError && (
        <WhileLoading>
          <PreflightLoading lines={Math.min(count, 6)} />
        </WhileLoading>
      )}
    </Dialog>
  );
}
