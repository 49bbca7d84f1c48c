'use client';

import { useState } from 'react';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
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
import { DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { showToast } from '#components/ui/toast-store.ts';
import { assignBatch } from '#lib/fleet/assign.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { DriverField, type ChosenDriver } from './driver-field.tsx';

/** Who gets the batch, why, and what became of it meanwhile. */
export function AssignForm({ row, onClose }: { readonly row: FleetRow; readonly onClose: () => void }) {
  const language = useLanguage();
  const { t } = language;
  const { client, store } = useFleetSource();
  // What the decision is made on; with another driver by now nothing is applied before that was read.
  const [expected, setExpected] = useState(row.driverId);
  const [chosen, setChosen] = useState<ChosenDriver | null>(null);
  const [tried, setTried] = useState(false);
  const reason = useReasonChoice('assign_batch');
  const off = usePaused();
  const driver = chosen === null || chosen === 'nobody' ? null : chosen;
  const now = row.driver?.name ?? t('assign.nobody');
  const assign = useAsk(JSON.stringify([driver?.id ?? null, expected, ...reason.key]), (requestId) =>
    assignBatch(client, {
      batchId: row.id,
      driverId: driver?.id ?? null,
      expectedDriverId: expected,
      reasonCode: reason.code ?? '',
      note: reason.note,
      requestId,
    }),
  );
  const isAsAsked = chosen !== null && row.driverId === (driver?.id ?? null);
  // Done, but the answer was lost: the same request again is answered as the first time.
  const isUnheard = isAsAsked && row.driverId !== expected && assign.error?.code === 'unreachable';
  const changed = row.driverId !== expected && !isUnheard && !(isAsAsked && assign.saving);
  const apply = async () => {
    setTried(true);
    if (chosen === null || !reason.isReady || changed || off !== null) return;
    const done = await assign.send();
    // Whether it was done or somebody was quicker: the board has to be read on.
    store.inlet()?.nudge();
    if (done === null) return;
    const words =
      driver === null
        ? t('assign.taken', { reference: row.reference })
        : t('assign.done', { reference: row.reference, name: driver.name });
    showToast({ id: crypto.randomUUID(), text: words });
    onClose();
  };
  useDialogKeys((key) => {
    if (key.kind === 'apply') void apply();
    if (key.kind === 'letter') reason.pressLetter(key.index);
  });
  return (
    <>
      <DialogBody>
        <div className="grid gap-x-6 gap-y-3 px-5 py-4 sm:grid-cols-2">
          <DriverField
            current={row.driverId}
            chosen={chosen}
            onChoose={setChosen}
            error={tried && chosen === null ? t('assign.choose') : undefined}
          />
          <div>
            <ReasonChoiceFields choice={reason} tried={tried} />
          </div>
        </div>
      </DialogBody>
      {changed && (
        <UnsavedNotice
          words={t('assign.changed', { name: now })}
          onRetry={() => {
            setExpected(row.driverId);
            if (driver?.id === row.driverId) setChosen(null);
          }}
        />
      )}
      {!changed && assign.error !== null && (
        <UnsavedNotice
          words={
            isUnheard
              ? t('assign.unheard', { name: now })
              : failureText(assign.error, language, 'assign.notDone')
          }
          onRetry={mayRetry(assign.error) ? () => void apply() : undefined}
        />
      )}
      <PausedStrip reason={off} />
      <DialogFooter>
        <Button onClick={onClose}>{t('shell.cancel')}</Button>
        <SavingButton
          variant="primary"
          saving={assign.saving}
          savingWords={t('assign.assigning')}
          off={off}
          onPress={() => void apply()}
        >
          {chosen === 'nobody'
            ? t('assign.take', { name: now })
            : t('assign.give', { name: driver?.name ?? t('assign.aDriver') })}{' '}
          <ApplyKeys />
        </SavingButton>
      </DialogFooter>
    </>
  );
}
