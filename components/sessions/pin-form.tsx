'use client';

import { useState } from 'react';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { setDriverPin } from '#lib/sessions/actions.ts';
import { pinFault, usernameFault } from './pin-faults.ts';

type PinFormProps = {
  readonly driverId: string;
  /** What the field starts with. */
  readonly username: string;
  readonly onDone: () => void;
  /** The driver has none yet. */
  readonly first: boolean;
};

/** A new PIN, told to the driver by whoever sets it; it is never shown again. */
export function PinForm({ driverId, username, first, onDone }: PinFormProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const [name, setName] = useState(username);
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  // How many were set here: the same one set again is another act.
  const [sets, setSets] = useState(0);
  const [saved, setSaved] = useState(false);
  const ask = useAsk(JSON.stringify([name, pin, sets]), (requestId) =>
    setDriverPin(client, driverId, name, pin, requestId),
  );
  const title = t(first ? 'sessions.firstPin' : 'sessions.resetPin');
  const badName = usernameFault(name);
  const badPin = pinFault(pin);
  const apply = async () => {
    setTried(true);
    if (badName || badPin || (await ask.send()) === null) return;
    setPin('');
    setTried(false);
    setSaved(true);
    setSets(sets + 1);
    onDone();
  };
  return (
    <form
      noValidate
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
      className="mt-4 border-t pt-3"
    >
      <h3 className="mb-2 font-semibold">{title}</h3>
      <Field label={t('sessions.username')} error={tried && badName ? t('error.bad_username') : undefined}>
        {(control) => (
          <Input
            {...control}
            value={name}
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            onChange={(event) => {
              setName(event.target.value);
              setSaved(false);
            }}
            className="font-mono max-sm:h-11"
          />
        )}
      </Field>
      <Field
        label={t('sessions.newPin')}
        hint={t('sessions.pinHint')}
        error={tried && badPin ? t('error.bad_pin') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={pin}
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            onChange={(event) => {
              setPin(event.target.value);
              setSaved(false);
            }}
            className="font-mono max-sm:h-11"
          />
        )}
      </Field>
      {ask.error !== null && (
        <Notice kind="error" className="mb-3">
          {failureText(ask.error, language)}
        </Notice>
      )}
      {saved && (
        <Notice kind="info" className="mb-3">
          {t('sessions.pinSaved')}
        </Notice>
      )}
      <SavingButton
        variant="primary"
        submits
        saving={ask.saving}
        savingWords={t('sessions.settingPin')}
        onPress={() => void apply()}
      >
        {t('sessions.setPin')}
      </SavingButton>
    </form>
  );
}
