import type { LogCheck } from './log-answers.ts';

/** How far a check has come, in lines. */
export type CheckProgress = { readonly done: number; readonly total: number };
type CheckRange = (from: number, to: number) => Promise<LogCheck>;

/** Checks the log from a line on, range by range, and tells after each. Stops at the first range with a problem. */
export async function checkInRanges(
  check: CheckRange,
  from: number,
  range: number,
  tell: (progress: CheckProgress) => void,
): Promise<LogCheck> {
  let entries = 0;
  for (let next = from; ;) {
    const last = await check(next, next + range - 1);
    entries += last.entries;
    next += range;
    if (!last.ok || last.head < next) return { ...last, entries };
    tell({ done: next - from, total: last.head - from + 1 });
  }
}
