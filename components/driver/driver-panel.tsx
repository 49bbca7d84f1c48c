'use client';

import { useReasonsAhead } from '#components/guarded/use-reasons.ts';
import { PutAway } from '#components/shell/put-away.tsx';
import { QueryScope } from '#components/shell/query-scope.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { useConnectionState, useRow } from '#lib/fleet/use-fleet.ts';
import { PanelBody } from './panel-body.tsx';
import { PanelFacts } from './panel-facts.tsx';
import { PanelHeader } from './panel-header.tsx';
import { PanelGone } from './panel-notes.tsx';
import { PanelProgress } from './panel-progress.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

export type PanelDeeds = {
  readonly onClose: () => void;
  /** 1 moves the board to the next row, −1 to the one before; the panel follows. */
  readonly onMove: (step: 1 | -1) => void;
  readonly onOverride: (batchId: string) => void;
  readonly onLogout: (batchId: string) => void;
  /** Left out where nobody plans. */
  readonly onAssign?: (batchId: string) => void;
};

/** Everything about one batch and its driver, beside the board. Not modal: it shows whatever `batchId` names. */
export function DriverPanel(props: PanelDeeds & { readonly batchId: string }) {
  return (
    <QueryScope>
      <Panel {...props} />
    </QueryScope>
  );
}

function Panel({ batchId, ...deeds }: PanelDeeds & { readonly batchId: string }) {
  const row = useRow(batchId);
  const signedOut = useConnectionState() === 'signed_out';
  useReasonsAhead();
  const { t } = useLanguage();
  if (row === undefined) {
    return (
      <Sheet label={t('driver.sheetUnknown')}>
        {signedOut ? <PutAway /> : <PanelGone onClose={deeds.onClose} />}
      </Sheet>
    );
  }
  return (
    <Sheet label={t('driver.sheet', { name: row.driver?.name ?? row.reference })}>
      <PanelHeader row={row} {...deeds} />
      <PanelProgress row={row} onOverride={deeds.onOverride} />
      <div
        key={batchId}
        className="scroll-thin flex min-h-0 flex-1 flex-col max-sm:block max-sm:overflow-auto"
      >
        <PanelFacts row={row} />
        <PanelBody row={row} />
      </div>
    </Sheet>
  );
}
