'use client';

import { SessionLogoutDialog } from './session-logout-dialog.tsx';
import { useSessionsOf } from './use-sessions-of.ts';

type LogoutDialogProps = {
  /** The batches whose drivers to log out. */
  readonly batchIds: readonly string[];
  readonly onClose: () => void;
};

/** Ends the sessions of the drivers of some batches. Mount it to open it. */
export function LogoutDialog({ batchIds, onClose }: LogoutDialogProps) {
  return <SessionLogoutDialog sessionIds={useSessionsOf(batchIds)} onClose={onClose} />;
}
