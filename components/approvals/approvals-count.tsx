'use client';

import { Users } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { PendingApproval } from '#lib/approvals/queries.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { ApprovalsDialog } from './approvals-dialog.tsx';

type ApprovalsCountProps = {
  readonly approvals: readonly PendingApproval[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onDone: () => Promise<void>;
};

/** How many wait, and their dialog. */
export function ApprovalsCount({ approvals, open, onOpen, onDone }: ApprovalsCountProps) {
  const { t } = useLanguage();
  return (
    <>
      <Button onClick={() => onOpen(true)} className="max-sm:h-11">
        <Users aria-hidden className="size-3.5" />
        <span className="max-md:sr-only">{t('approvals.button')}</span>
        <b className="bg-ink-solid text-on-solid rounded-chip text-11 px-1 font-semibold">
          {approvals.length}
        </b>
      </Button>
      {open && <ApprovalsDialog approvals={approvals} onDone={onDone} onClose={() => onOpen(false)} />}
    </>
  );
}
