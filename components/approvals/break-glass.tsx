'use client';

import { useState } from 'react';
import { NOTE_MOST, NoteLimit } from '#components/guarded/note-limit.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { useWritten } from '#components/guarded/use-written.ts';
import { Button } from '#components/ui/button.tsx';
import { Field, Textarea } from '#components/ui/field.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type BreakGlassProps = {
  readonly onBreak: (reason: string) => void;
  readonly breaking: boolean;
  /** Characters of the shortest reason. */
  readonly least: number;
};

/** Acting alone where two are needed, behind one more press and a reason of its own. */
export function BreakGlass({ onBreak, breaking, least }: BreakGlassProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  useWritten(reason);
  const short = reason.trim().length < least;
  if (!open) {
    return (
      <Button size="sm" variant="destructive" onClick={() => setOpen(true)}>
        {t('approvals.breakGlass')}
      </Button>
    );
  }
  return (
    <div className="w-full">
      <Field
        label={t('approvals.whyNow')}
        hint={t('approvals.glassHint')}
        error={tried && short ? t('guarded.writeNote', { count: least }) : undefined}
      >
        {(control) => (
          <>
            <Textarea
              {...control}
              ref={focusOnce}
              rows={2}
              maxLength={NOTE_MOST}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              className="max-sm:text-16"
            />
            <NoteLimit note={reason} />
          </>
        )}
      </Field>
      <div className="flex gap-2">
        <SavingButton
          variant="danger"
          saving={breaking}
          savingWords={t('approvals.breaking')}
          onPress={() => {
            setTried(true);
            if (!short) onBreak(reason.trim());
          }}
        >
          {t('approvals.breakNow')}
        </SavingButton>
        <Button onClick={() => setOpen(false)}>{t('approvals.back')}</Button>
      </div>
    </div>
  );
}

// The button that was pressed to get here has gone. The same function at every render, so that it runs once.
function focusOnce(field: HTMLTextAreaElement | null): void {
  field?.focus();
}
