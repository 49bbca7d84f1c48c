'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useRequestIds } from '#components/guarded/use-request-ids.ts';
import { useUndoToast } from '#components/shell/use-undo-toast.ts';
import type { AppError, Result } from '#lib/app-error.ts';
import { reasonLabel, reasonListQuery, reasonsKey, type ReasonRow } from '#lib/fleet/reasons.ts';
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
  const requests = useRequestIds();
  const [error, setError] = useState<AppError | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: reasonsKey(workspace.id) });
  const done = async (result: Result<unknown>): Promise<Result<unknown>> => {
    await reload();
    return result;
  };
  const carryOut = async (
    words: string,
    /** Tells the act from every other. */
    act: string,
    ask: (requestId: string) => Promise<Result<unknown>>,
    undo: (requestId: string) => Promise<Result<unknown>>,
    isSo: (rows: readonly ReasonRow[]) => boolean,
  ) => {
    setError(null);
    const result = await done(await requests.send(act, ask));
    // An answer that got lost: the list, read anew, may show that it was carried out.
    const rows = queries.getQueryData(reasonListQuery(client, workspace.id).queryKey) ?? [];
    if (!result.ok && !(result.error.code === 'unreachable' && isSo(rows))) return setError(result.error);
    requests.forget(act);
    const back = crypto.randomUUID();
    tell(words, async () => done(await undo(back)));
  };

  const to = (seen: ReasonRow, retired: boolean) => (requestId: string) =>
    changeReason(client, workspace.id, seen, { retired }, requestId);
  const retire = (row: ReasonRow, retired: boolean) => {
    const reason = reasonText(row.code, t, reasonLabel(row, locale));
    void carryOut(
      t(retired ? 'settings.reasonRetired' : 'settings.reasonBack', { reason }),
      JSON.stringify([row, retired]),
      to(row, retired),
      to({ ...row, retired }, !retired),
      (rows) =>
        rows.some((one) => one.action === row.action && one.code === row.code && one.retired === retired),
    );
  };
  const move = (row: ReasonRow, codes: readonly string[], step: 1 | -1) => {
    const reason = reasonText(row.code, t, reasonLabel(row, locale));
    const after = movedBy(codes, row.code, step);
    const order = (to: readonly string[], seen: readonly string[]) => (requestId: string) =>
      orderReasons(client, workspace.id, row.action, to, seen, requestId);
    void carryOut(
      t('settings.reasonMoved', { reason, place: after.indexOf(row.code) + 1 }),
      JSON.stringify([row.action, codes, after]),
      order(after, codes),
      order(codes, after),
      (rows) =>
        rows
          .filter((one) => one.action === row.action && !one.retired)
          .map(({ code }) => code)
          .join() === after.join(),
    );
  };
  return { error, forgetError: () => setError(null), retire, move, reload };
}
export type ReasonActs = ReturnType<typeof useReasonActs>;
