'use client';

import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { QueryScope } from '#components/shell/query-scope.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useRow } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { AssignForm } from './assign-form.tsx';

type AssignDialogProps = { readonly batchId: string; readonly onClose: () => void };

/** Gives a batch that is not under way to a driver, or to another one. */
export function AssignDialog({ batchId, onClose }: AssignDialogProps) {
  const row = useRow(batchId);
  const { t } = useLanguage();
  if (row === undefined) return null;
  const name = row.driver?.name;
  return (
    <QueryScope>
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={t('assign.title', { reference: row.reference })}
        description={name === undefined ? t('assign.hasNobody') : t('assign.has', { name })}
        onOpenAutoFocus={focusDialog}
      >
        <AssignForm row={row} onClose={onClose} />
      </Dialog>
    </QueryScope>
  );
}
