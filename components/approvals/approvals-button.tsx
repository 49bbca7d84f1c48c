'use client';

import { Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useChimeForMore } from '#components/shell/use-chime-for-more.ts';
import { Button } from '#components/ui/button.tsx';
import { pendingApprovals, type PendingApproval } from '#lib/approvals/queries.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useReading } from '#lib/fleet/use-reading.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const ApprovalsDialog = dynamic(() => import('./approvals-dialog.tsx').then((file) => file.ApprovalsDialog));

/** In the top bar: how many acts wait for a second supervisor, and the way to decide them. */
export function ApprovalsButton() {
  const source = useFleetSource();
  const { workspace } = useFleetMeta();
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const mayDecide = workspace.role !== 'viewer';
  const reading = pendingApprovals(source);
  const { value } = useReading(mayDecide ? reading : null);
  const approvals = value ?? none;
  const count = approvals.length;
  const toDecide = approvals.filter(({ own }) => !own).length;
  useChimeForMore('approval', value && toDecide);
  if (!mayDecide || (count === 0 && !open)) return <span role="status" className="sr-only" />;
  return (
    <>
      <Button onClick={() => setOpen(true)} className="max-sm:h-11">
        <Users aria-hidden className="size-3.5" />
        <span className="max-md:sr-only">{t('approvals.button')}</span>
        <b className="bg-ink-solid text-on-solid rounded-chip text-11 px-1 font-semibold">{count}</b>
      </Button>
      <span role="status" className="sr-only">
        {toDecide > 0 && t('approvals.news', { count: toDecide })}
      </span>
      {open && (
        <ApprovalsDialog approvals={approvals} onDone={reading.again} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

const none: readonly PendingApproval[] = [];
