'use client';

import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { LogoutBody } from './logout-body.tsx';
import { logoutSubtitle, logoutTargets } from './logout-targets.ts';
import { useRows } from './use-rows.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type LogoutDialogProps = {
  /** The batches whose drivers to log out; empty while the dialog is closed. */
  readonly batchIds: readonly string[];
  readonly onClose: () => void;
};

/** Ends the sessions of one or more drivers, with a reason and a note. */
export function LogoutDialog({ batchIds, onClose }: LogoutDialogProps) {
  const rows = useRows(batchIds);
  const { t } = useLanguage();
  const targets = logoutTargets(rows);
  return (
    <Dialog
      open={rows.length > 0}
      onOpenChange={(open) => !open && onClose()}
      title={rows.length > 1 ? t('logout.titleMany', { count: rows.length }) : t('logout.title')}
      description={targets.length === 0 ? t('logout.nothing') : logoutSubtitle(targets, t)}
      onOpenAutoFocus={focusDialog}
    >
      <LogoutBody key={batchIds.join()} rows={rows} onClose={onClose} />
    </Dialog>
  );
}
