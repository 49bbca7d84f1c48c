'use client';

import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { QueryScope } from '#components/shell/query-scope.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { useRow } from '#lib/fleet/use-fleet.ts';
import { stopNumber } from '#lib/fleet/words.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { OverrideBody } from './override-body.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type OverrideDialogProps = {
  /** The batch to override; null while the dialog is closed. */
  readonly batchId: string | null;
  readonly onClose: () => void;
};

/** Asks for the new state, a reason and a note, and applies them only to the state the supervisor has seen. */
export function OverrideDialog({ batchId, onClose }: OverrideDialogProps) {
  const row = useRow(batchId ?? '');
  const { t } = useLanguage();
  return (
    <Dialog
      open={batchId !== null && row !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title={t('override.title')}
      description={row && <RowWords row={row} />}
      width={800}
      onOpenAutoFocus={focusDialog}
    >
      {row && (
        <QueryScope>
          <OverrideBody key={row.id} row={row} onClose={onClose} />
        </QueryScope>
      )}
    </Dialog>
  );
}

function RowWords({ row }: { readonly row: FleetRow }) {
  const { t } = useLanguage();
  const stop =
    row.stopIndex < row.stopCount
      ? t('override.atStop', { stop: stopNumber(row.stopIndex), count: row.stopCount })
      : t('override.allDone');
  return (
    <>
      <span className="font-mono">{row.reference}</span> · {row.driver?.name ?? t('override.noDriver')} ·{' '}
      {stop}
    </>
  );
}
