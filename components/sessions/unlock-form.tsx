'use client';

import { Lock } from 'lucide-react';
import { useState } from 'react';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { NoteField } from '#components/guarded/note-field.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { Notice } from '#components/ui/notice.tsx';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { unlockDriver } from '#lib/sessions/actions.ts';

type UnlockFormProps = {
  readonly driverId: string;
  /** When the lock would end by itself, in words. */
  readonly until: string;
  readonly onDone: () => void;
};

/** Lets a driver try again who has given too many wrong PINs. */
export function UnlockForm({ driverId, until, onDone }: UnlockFormProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const short = note.trim().length < NOTE_LENGTH;
  const ask = useAsk(note.trim(), (requestId) => unlockDriver(client, driverId, note, requestId));
  const apply = async () => {
    setTried(true);
    if (!short && (await ask.send()) !== null) onDone();
  };
  return (
    <section aria-label={t('sessions.unlock')} className="border-warn-line bg-warn-w mt-3 border p-3">
      <p className="text-warn-t mb-2 flex items-center gap-2 font-semibold">
        <Lock aria-hidden />
        {t('sessions.lockedUntil', { until })}
      </p>
      <NoteField
        note={note}
        onChange={setNote}
        error={tried && short ? t('guarded.writeNote', { count: NOTE_LENGTH }) : undefined}
      />
      {ask.error !== null && (
        <Notice kind="error" className="mt-2">
          {failureText(ask.error, language)}
        </Notice>
      )}
      <div className="mt-2">
        <SavingButton
          variant="primary"
          saving={ask.saving}
          savingWords={t('sessions.unlocking')}
          onPress={() => void apply()}
        >
          {t('sessions.unlock')}
        </SavingButton>
      </div>
    </section>
  );
}
