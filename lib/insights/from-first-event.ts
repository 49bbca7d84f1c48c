import type { Insights } from './insights-answer.ts';

/** Fewer empty intervals than these are not worth a sentence. */
const WORTH_LEAVING = 3;

/**
 * The part of a day that has something to show: from one interval before the first event. `since` is where it begins,
 * null when nothing was left out.
 */
export function fromFirstEvent<Day extends Pick<Insights, 'starts' | 'byType' | 'byStatus'>>(
  insights: Day,
): { readonly shown: Day; readonly since: number | null } {
  const { starts, byType, byStatus } = insights;
  const first = starts.findIndex((_, slot) => [...byType.values()].some((counts) => (counts[slot] ?? 0) > 0));
  const since = starts[first - 1];
  if (first <= WORTH_LEAVING || since === undefined) return { shown: insights, since: null };
  const cut = <Key>(lists: ReadonlyMap<Key, readonly number[]>) =>
    new Map([...lists].map(([key, counts]) => [key, counts.slice(first - 1)] as const));
  return {
    shown: { ...insights, starts: starts.slice(first - 1), byType: cut(byType), byStatus: cut(byStatus) },
    since,
  };
}
