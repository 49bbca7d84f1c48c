'use client';

import { useState } from 'react';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { focusDialog } from '#components/guarded/focus-dialog.ts';
import { PausedStrip } from '#components/guarded/paused-strip.tsx';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { ReasonChoiceFields } from '#components/guarded/reason-choice-fields.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasonChoice } from '#components/guarded/use-reason-choice.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
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
  const [tried, setTried] = useState(false);
  const choice = useReasonChoice('device_change_deny');
  const off = usePaused();
  const { code, note } = choice;
  const deny = useAsk(JSON.stringify(choice.key), (requestId) =>
    denyDeviceChange(client, change.id, { reasonCode: code, note, requestId }),
  );
  const apply = async () => {
    setTried(true);
    if (!choice.isReady || off !== null || (await deny.send()) === null) return;
    onDenied();
    onClose();
  };
  useDialogKeys((key) => {
    if (key.kind === 'apply') void apply();
    if (key.kind === 'letter') choice.pressLetter(key.index);
  });
  return (
    <>
      <DialogBody>
        <div className="grid gap-x-6 px-5 py-4 sm:grid-cols-2">
          <ReasonChoiceFields choice={choice} tried={tried} />
        </div>
      </DialogBody>
      {deny.error !== null && (
        <UnsavedNotice
          words={failureText(deny.error, language, 'sessions.notDenied')}
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
