'use client';

import { useState } from 'react';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { PausedStrip } from '#components/guarded/paused-strip.tsx';
import { pressRadio } from '#components/guarded/press-radio.ts';
import { ReasonField, REASON_GROUP } from '#components/guarded/reason-field.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasons } from '#components/guarded/use-reasons.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Field, Textarea } from '#components/ui/field.tsx';
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
  const reasons = useReasons(action);
  const off = usePaused();
  const [reasonCode, setReasonCode] = useState(firstReason);
  const [note, setNote] = useState('');
  const [snooze, setSnooze] = useState<Snooze>('hour');
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const needsNote = reasons.reasons?.find(({ code }) => code === reasonCode)?.requiresNote === true;
  const length = note.trim().length;
  const short = length < NOTE_LENGTH && (needsNote || length > 0);

  const press = async () => {
    setTried(true);
    if (saving || off !== null || reasonCode === null || short) return;
    setSaving(true);
    setFailure(await onApply({ reasonCode, note, snooze }));
    setSaving(false);
  };
  useDialogKeys((key) => {
    if (key.kind === 'apply') void press();
    if (key.kind === 'letter') pressRadio(REASON_GROUP, reasons.reasons?.[key.index]?.code);
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} onOpenAutoFocus={focusDialog}>
      <DialogBody>
        <PreviewList items={items} />
        {action === 'snooze_review' && <SnoozeField chosen={snooze} onChoose={setSnooze} />}
        <div className="grid gap-x-6 px-5 py-4 sm:grid-cols-2">
          <ReasonField
            {...reasons}
            chosen={reasonCode}
            onChoose={setReasonCode}
            error={tried && reasonCode === null ? t('guarded.chooseReason') : undefined}
          />
          <Field
            label={t('guarded.note')}
            aside={t(needsNote ? 'guarded.required' : 'review.optional')}
            error={tried && short ? t('guarded.writeNote', { count: NOTE_LENGTH }) : undefined}
            className="mb-0"
          >
            {(control) => (
              <Textarea
                {...control}
                rows={4}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
                className="max-sm:text-16"
              />
            )}
          </Field>
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
