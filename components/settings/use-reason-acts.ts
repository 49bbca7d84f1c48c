'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useUndoToast } from '#components/shell/use-undo-toast.ts';
import type { AppError, Result } from '#lib/app-error.ts';
import { reasonLabel, reasonsKey, type ReasonRow } from '#lib/fleet/reasons.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { changeReason, movedBy, orderReasons } from '#lib/settings/reasons.ts';

/** What an administrator does to a reason without a dialog: each is carried out at once and can be taken back. */
export function useReasonActs() {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const { t, locale } = useLanguage();
  const queries = useQueryClient();
  const tell = useUndoToast();
  const [error, setError] = useState<AppError | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: reasonsKey(workspace.id) });
  const done = async (result: Result<unknown>): Promise<Result<unknown>> => {
    await reload();
    return result;
  };
  const carryOut = async (
    words: string,
    ask: () => Promise<Result<unknown>>,
    undo: () => Promise<Result<unknown>>,
  ) => {
    setError(null);
    const result = await done(await ask());
    if (result.ok) tell(words, async () => done(await undo()));
    else setError(result.error);
  };

  const to = (seen: ReasonRow, retired: boolean) => () =>
    changeReason(client, workspace.id, seen, { retired }, crypto.randomUUID());
  const retire = (row: ReasonRow, retired: boolean) => {
    const reason = reasonText(row.code, t, reasonLabel(row, locale));
    void carryOut(
      t(retired ? 'settings.reasonRetired' : 'settings.reasonBack', { reason }),
      to(row, retired),
      to({ ...row, retired }, !retired),
    );
  };
  const move = (row: ReasonRow, codes: readonly string[], step: 1 | -1) => {
    const reason = reasonText(row.code, t, reasonLabel(row, locale));
    const after = movedBy(codes, row.code, step);
    const order = (to: readonly string[], seen: readonly string[]) => () =>
      orderReasons(client, workspace.id, row.action, to, seen, crypto.randomUUID());
    void carryOut(
      t('settings.reasonMoved', { reason, place: after.indexOf(row.code) + 1 }),
      order(after, codes),
      order(codes, after),
    );
  };
  return { error, forgetError: () => setError(null), retire, move, reload };
}
export type ReasonActs = ReturnType<typeof useReasonActs>;
