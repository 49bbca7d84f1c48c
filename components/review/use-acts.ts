'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AppError, Result } from '#lib/app-error.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { openReviews } from '#lib/fleet/what-waits.ts';
import { reviewKeys } from '#lib/review/queries.ts';
import type { ReviewItem } from '#lib/review/review-item.ts';
import { carryOut, takeBack, type Deed, type Outcome } from './deeds.ts';

export type Act = {
  /** The request's id: kept over retries. */
  readonly id: string;
  /** Of the request that takes it back. */
  readonly backId: string;
  readonly deed: Deed;
  readonly items: readonly ReviewItem[];
  readonly phase: 'saving' | 'saved' | 'failed' | 'taking_back' | 'taken_back';
  readonly error: AppError | null;
  /** Of a bulk act: what was refused, and why. */
  readonly refused: Outcome['refused'];
};

const KEPT = 50;

/** What this supervisor decided here. It shows at once; what fails comes back, what was done can be taken back. */
export function useActs() {
  const source = useFleetSource();
  const { client } = source;
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [acts, setActs] = useState<readonly Act[]>([]);
  const answers = useRef(new Map<string, Promise<Result<Outcome>>>());

  const change = (id: string, to: Partial<Act>) =>
    setActs((before) => before.map((act) => (act.id === id ? { ...act, ...to } : act)));
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: reviewKeys.all(workspace.id) }),
      openReviews(source).again(),
    ]);

  const send = async (act: Act): Promise<Result<Outcome>> => {
    const answer = carryOut(client, workspace.id, act);
    answers.current.set(act.id, answer);
    const result = await answer;
    if (!result.ok) change(act.id, { phase: 'failed', error: result.error });
    else {
      const refused = result.value.refused;
      const phase = refused.length === act.items.length ? 'failed' : 'saved';
      setActs((before) =>
        before.map((one) =>
          one.id === act.id ? { ...one, refused, phase: one.phase === 'saving' ? phase : one.phase } : one,
        ),
      );
    }
    void refresh();
    return result;
  };

  const retry = (act: Act): Promise<Result<Outcome>> => {
    change(act.id, { phase: 'saving', error: null });
    return send(act);
  };
  /** What failed and is given again for reviews that have not changed since is the same act. */
  const run = (deed: Deed, items: readonly ReviewItem[]): Promise<Result<Outcome>> => {
    const whole = wholeOf(deed, items);
    const unsaved = acts.findLast(
      (act) => act.phase === 'failed' && act.error !== null && wholeOf(act.deed, act.items) === whole,
    );
    if (unsaved !== undefined) return retry(unsaved);
    const act: Act = {
      id: crypto.randomUUID(),
      backId: crypto.randomUUID(),
      deed,
      items,
      phase: 'saving',
      error: null,
      refused: [],
    };
    setActs((before) => [...before.slice(-KEPT), act]);
    return send(act);
  };
  const undo = async (act: Act) => {
    change(act.id, { phase: 'taking_back' });
    const done = await answers.current.get(act.id);
    if (done?.ok !== true) return;
    const result = await takeBack(client, workspace.id, act);
    change(act.id, result.ok ? { phase: 'taken_back' } : { phase: 'saved', error: result.error });
    void refresh();
  };

  return {
    acts,
    last: acts.at(-1) ?? null,
    run,
    retry: (act: Act) => void retry(act),
    undo: (act: Act) => void undo(act),
  };
}
export type Acts = ReturnType<typeof useActs>;

function wholeOf(deed: Deed, items: readonly ReviewItem[]): string {
  return JSON.stringify([deed, items.map(({ id, revision }) => [id, revision])]);
}

/** Whether an act has taken this review out of the list, as far as the list yet knows. */
export function isActedOn(acts: readonly Act[], item: ReviewItem): boolean {
  return acts.some(
    ({ phase, items, refused }) =>
      phase !== 'failed' &&
      phase !== 'taken_back' &&
      phase !== 'taking_back' &&
      items.some(({ id, revision }) => id === item.id && revision >= item.revision) &&
      !refused.some(({ reviewId }) => reviewId === item.id),
  );
}
