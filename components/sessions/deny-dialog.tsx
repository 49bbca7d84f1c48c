'use client';

import { useState } from 'react';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { NoteField } from '#components/guarded/note-field.tsx';
import { PausedStrip } from '#components/guarded/paused-strip.tsx';
import { pressRadio } from '#components/guarded/press-radio.ts';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { REASON_GROUP, ReasonField } from '#components/guarded/reason-field.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasons } from '#components/guarded/use-reasons.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { denyDeviceChange } from '#lib/sessions/actions.ts';
import type { DeviceChange } from '#lib/sessions/device-changes.ts';

type DenyDialogProps = {
  readonly change: DeviceChange;
  readonly onClose: () => void;
  readonly onDenied: () => void;
};

/** Refuses the new device, with a reason. */
export function DenyDialog(props: DenyDialogProps) {
  const { t } = useLanguage();
  const device = props.change.deviceModel ?? t('sessions.unknownDevice');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t('sessions.denyTitle')}
      description={t('sessions.denyText', { device })}
      onOpenAutoFocus={focusDialog}
    >
      <DenyForm {...props} />
    </Dialog>
  );
}

function DenyForm({ change, onClose, onDenied }: DenyDialogProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const reasons = useReasons('device_change_deny');
  const off = usePaused();
  const required = reasons.reasons?.find(({ code }) => code === reasonCode)?.requiresNote === true;
  const written = note.trim().length;
  const short = written < NOTE_LENGTH && (required || written > 0);
  const deny = useAsk(JSON.stringify([reasonCode, note.trim()]), (requestId) =>
    denyDeviceChange(client, change.id, { reasonCode, note: written === 0 ? null : note, requestId }),
  );
  const apply = async () => {
    setTried(true);
    if (reasonCode === null || short || off !== null || (await deny.send()) === null) return;
    onDenied();
    onClose();
  };
  useDialogKeys((key) => {
    if (key.kind === 'apply') void apply();
    if (key.kind === 'letter') pressRadio(REASON_GROUP, reasons.reasons?.[key.index]?.code);
  });
  return (
    <>
      <DialogBody>
        <div className="grid gap-x-6 px-5 py-4 sm:grid-cols-2">
          <ReasonField
            {...reasons}
            chosen={reasonCode}
            onChoose={setReasonCode}
            error={tried && reasonCode === null ? t('guarded.chooseReason') : undefined}
          />
          <NoteField
            note={note}
            onChange={setNote}
            optional={!required}
            error={tried && short ? t('guarded.writeNote', { count: NOTE_LENGTH }) : undefined}
          />
        </div>
      </DialogBody>
      {deny.error !== null && (
        <UnsavedNotice
          words={t('sessions.notDenied', { why: errorText(deny.error, language) })}
          onRetry={mayRetry(deny.error) ? () => void apply() : undefined}
        />
      )}
      <PausedStrip reason={off} />
      <DialogFooter>
        <Button onClick={onClose}>{t('shell.cancel')}</Button>
        <SavingButton
          variant="danger"
          saving={deny.saving}
          savingWords={t('sessions.denying')}
          off={off}
          onPress={() => void apply()}
        >
          {t('sessions.denyNow')} <ApplyKeys />
        </SavingButton>
      </DialogFooter>
    </>
  );
}
