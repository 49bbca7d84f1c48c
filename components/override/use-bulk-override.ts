'use client';

import { useState } from 'react';
import { choiceFaults, type ChoiceFaults } from '#components/guarded/choice-faults.ts';
import { pressRadio } from '#components/guarded/press-radio.ts';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { REASON_GROUP } from '#components/guarded/reason-field.tsx';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { useMounted } from '#components/guarded/use-mounted.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { useReasons } from '#components/guarded/use-reasons.ts';
import { DRIVER_STATUSES, type DriverStatus } from '#lib/fleet/types.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { bulkItem, expectationOf, inTurns, verdictOf, type BulkItem, type BulkVerdict } from './bulk-run.ts';
import { settleOverride, useSendOverride } from './override-progress.ts';
import { STATE_GROUP } from './state-option.tsx';

/** How many are asked for at once. */
const WIDTH = 4;

/** The state of one open bulk override: what is chosen, and what became of each batch since it was sent. */
export function useBulkOverride(batchIds: readonly string[]) {
  const { store } = useFleetSource();
  const [items] = useState(() =>
    batchIds.flatMap((id) => {
      const row = store.row(id);
      return row === undefined ? [] : [bulkItem(row, crypto.randomUUID())];
    }),
  );
  const [to, setTo] = useState<DriverStatus | null>(null);
  const [reasonCode, setReasonCode] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, BulkVerdict> | null>(null);
  const reasons = useReasons('override');
  const send = useSendOverride();
  const off = usePaused();
  const mounted = useMounted();
  const { t } = useLanguage();

  const targets = items.filter(({ status }) => status !== to);
  const faults: ChoiceFaults & { readonly state?: string } = {
    ...(to === null || targets.length === 0 ? { state: t('override.chooseState') } : {}),
    ...choiceFaults(reasonCode, note, t),
  };
  const asked = [...(verdicts?.values() ?? [])].filter(({ kind }) => kind === 'asked').length;
  const again = items.filter((item) => {
    const verdict = verdicts?.get(item.id);
    return verdict?.kind === 'refused' && mayRetry(verdict.error);
  });

  const tell = (id: string, verdict: BulkVerdict) =>
    setVerdicts((before) => new Map([...(before ?? []), [id, verdict]]));
  const run = async (some: readonly BulkItem[]) => {
    if (to === null || reasonCode === null) return;
    for (const { id } of some) tell(id, { kind: 'asked' });
    await inTurns(some, WIDTH, async (item) => {
      const result = await send({
        batchId: item.id,
        toStatus: to,
        ...expectationOf(item, store.row(item.id)),
        reasonCode,
        note: note.trim(),
        requestId: item.requestId,
      });
      // A form that has gone leaves what failed to the board's rows.
      if (!mounted()) return;
      settleOverride(item.id);
      tell(item.id, verdictOf(result));
    });
  };
  const apply = () => {
    if (verdicts !== null || off !== null) return;
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    setVerdicts(new Map(items.map(({ id, status }) => [id, { kind: status === to ? 'same' : 'asked' }])));
    void run(targets);
  };

  useDialogKeys((key) => {
    if (verdicts !== null) return;
    if (key.kind === 'apply') apply();
    if (key.kind === 'digit') pressRadio(STATE_GROUP, DRIVER_STATUSES[key.digit - 1]);
    if (key.kind === 'letter') pressRadio(REASON_GROUP, reasons.reasons?.[key.index]?.code);
  });

  return {
    items,
    to,
    /** How many would be changed. */
    count: targets.length,
    /** Null until it is sent. */
    verdicts,
    /** How many have no answer yet. */
    asked,
    off,
    faults: tried ? faults : {},
    note,
    reasonField: { ...reasons, chosen: reasonCode, onChoose: setReasonCode },
    chooseState: setTo,
    writeNote: setNote,
    apply,
    /** Asks again for those that had no answer; null when there are none. */
    retry: again.length === 0 || asked > 0 || off !== null ? null : () => void run(again),
    /** Of the batches that are in the chosen state now. */
    settledIds: items
      .map(({ id }) => id)
      .filter((id) => ['done', 'same'].includes(verdicts?.get(id)?.kind ?? '')),
  };
}
export type BulkOverride = ReturnType<typeof useBulkOverride>;
