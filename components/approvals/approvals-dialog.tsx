'use client';

import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { PendingApproval } from '#lib/approvals/queries.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { ApprovalItem } from './approval-item.tsx';

type ApprovalsDialogProps = {
  readonly approvals: readonly PendingApproval[];
  /** Called after an answer has been given; what still waits is read again. */
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
};

/** The acts that wait for a second supervisor, each to be granted or denied, one's own to be withdrawn. */
export function ApprovalsDialog({ approvals, onDone, onClose }: ApprovalsDialogProps) {
  const { t } = useLanguage();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('approvals.inbox')}
      description={t('approvals.inboxText')}
    >
      <DialogBody>
        {approvals.length === 0 ? (
          <div className="h-48">
            <Empty title={t('approvals.none')} text={t('approvals.noneText')} />
          </div>
        ) : (
          <ul>
            {approvals.map((approval) => (
              <ApprovalItem key={approval.id} approval={approval} onDone={onDone} />
            ))}
          </ul>
        )}
      </DialogBody>
    </Dialog>
  );
}
