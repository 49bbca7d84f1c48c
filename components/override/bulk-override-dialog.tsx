'use client';

import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { QueryScope } from '#components/shell/query-scope.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { BulkForm } from './bulk-form.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import { useBulkOverride } from './use-bulk-override.ts';

type BulkOverrideDialogProps = {
  readonly batchIds: readonly string[];
  /** With the batches that need nothing more. */
  readonly onClose: (settledIds: readonly string[]) => void;
};

/** One state, reason and note for several batches, each applied for itself. Mount it to open it. */
export function BulkOverrideDialog(props: BulkOverrideDialogProps) {
  return (
    <QueryScope>
      <OpenDialog {...props} />
    </QueryScope>
  );
}

function OpenDialog({ batchIds, onClose }: BulkOverrideDialogProps) {
  const form = useBulkOverride(batchIds);
  const { t } = useLanguage();
  const close = () => onClose(form.settledIds);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={t('override.many.title', { count: form.items.length })}
      description={t('override.many.description')}
      width={800}
      onOpenAutoFocus={focusDialog}
    >
      {form.verdicts === null ? (
        <BulkForm form={form} onClose={close} />
      ) : (
        <BulkOutcome form={form} verdicts={form.verdicts} onClose={close} />
      )}
    </Dialog>
  );
}
