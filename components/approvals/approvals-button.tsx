'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useState } from 'react';
import { useChimeForMore } from '#components/shell/use-chime-for-more.ts';
import { pendingApprovals } from '#lib/approvals/queries.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useReading } from '#lib/fleet/use-reading.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const ApprovalsCount = dynamic(() => import('./approvals-count.tsx').then((file) => file.ApprovalsCount));

/** In the top bar: how many acts wait for a second supervisor, and the way to decide them. */
export function ApprovalsButton() {
  const { t } = useLanguage();
  const source = useFleetSource();
  const reading = pendingApprovals(source);
  const [open, setOpen] = useState(false);
  const mayDecide = useFleetMeta().workspace.role !== 'viewer';
  const { value: approvals } = useReading(mayDecide ? reading : null);
  const toDecide = approvals?.filter(({ own }) => !own).length;
  useChimeForMore('approval', toDecide);
  return (
    <>
      {approvals !== undefined && (approvals.length > 0 || open) && (
        <ApprovalsCount approvals={approvals} open={open} onOpen={setOpen} onDone={reading.again} />
      )}
      <span role="status" className="sr-only">
        {toDecide !== undefined && toDecide > 0 && t('approvals.news', { count: toDecide })}
      </span>
    </>
  );
}
