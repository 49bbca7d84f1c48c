'use client';

import { QueryScope } from '#components/shell/query-scope.tsx';
import { SessionLogoutDialog } from './session-logout-dialog.tsx';
import { useSessionsOf } from './use-sessions-of.ts';

type LogoutDialogProps = {
  /** The batches whose drivers to log out. */
  readonly batchIds: readonly string[];
  readonly onClose: () => void;
};

/** Ends the sessions of the drivers of some batches. Mount it to open it. */
export function LogoutDialog({ batchIds, onClose }: LogoutDialogProps) {
  const sessionIds = useSessionsOf(batchIds);
  return (
    <QueryScope>
      <SessionLogoutDialog sessionIds={sessionIds} onClose={onClose} />
    </QueryScope>
  );
}
