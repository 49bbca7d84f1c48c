'use client';

import { useState } from 'react';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { PausedStrip } from '#components/guarded/paused-strip.tsx';
import { ReasonChoiceFields } from '#components/guarded/reason-choice-fields.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasonChoice } from '#components/guarded/use-reason-choice.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { ReasonAction } from '#lib/fleet/reasons.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Reasoned } from '#lib/review/actions.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { PreviewList } from './preview-list.tsx';
import { SnoozeField } from './snooze-field.tsx';
import type { Snooze } from '#lib/review/snooze-times.ts';

export type Choice = Reasoned & { readonly snooze: Snooze };

type ActDialogProps = {
  readonly title: string;
  /** “Dismiss 3 flags”. */
  readonly apply: string;
  readonly action: ReasonAction;
  readonly items: readonly ReviewItem[];
  /** Chosen when it opens; null where nothing may be. */
  readonly firstReason: string | null;
  /** Resolves to why it was not done; null when it was, or when it goes on behind the dialog. */
  readonly onApply: (choice: Choice) => Promise<string | null>;
  readonly onClose: () => void;
};

/** Asks for a reason, a note where the reason needs one, and for a snooze the time; says for which reviews. */
export function ActDialog(props: ActDialogProps) {
  const { title, apply, action, items, firstReason, onApply, onClose } = props;
  const { t } = useLanguage();
  const choice = useReasonChoice(action, firstReason);
  const off = usePaused();
  const [snooze, setSnooze] = useState<Snooze>('hour');
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const press = async () => {
    setTried(true);
    if (saving || off !== null || choice.code === null || !choice.isReady) return;
    setSaving(true);
    setFailure(await onApply({ reasonCode: choice.code, note: choice.note ?? '', snooze }));
    setSaving(false);
  };
  useDialogKeys((key) => {
    if (key.kind === 'apply') void press();
    if (key.kind === 'letter') choice.pressLetter(key.index);
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} onOpenAutoFocus={focusDialog}>
      <DialogBody>
        <PreviewList items={items} />
        {action === 'snooze_review' && <SnoozeField chosen={snooze} onChoose={setSnooze} />}
        <div className="grid gap-x-6 px-5 py-4 sm:grid-cols-2">
          <ReasonChoiceFields choice={choice} tried={tried} />
        </div>
      </DialogBody>
      {failure !== null && <UnsavedNotice words={failure} onRetry={() => void press()} />}
      <PausedStrip reason={off} />
      <DialogFooter>
        <Button onClick={onClose}>
          {t('shell.cancel')} <Kbd className="max-sm:hidden">Esc</Kbd>
        </Button>
        <SavingButton
          variant="primary"
          saving={saving}
          savingWords={t('review.saving')}
          off={off}
          onPress={() => void press()}
        >
          {apply} <ApplyKeys />
        </SavingButton>
      </DialogFooter>
    </Dialog>
  );
}
