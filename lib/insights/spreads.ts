import type { Translate } from '../i18n/language.ts';

/** How many lie in one stretch of a scale, in milliseconds; `to` is null where it has no end. */
export type Bin = { readonly from: number; readonly to: number | null; readonly count: number };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** About twice the one before: half a second and an hour fit on one scale. */
const LAG_EDGES = [0, 0.5, 1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 900, 1800, 3600].map((s) => s * SECOND);

/** Events by how long they took to come in. Of `steps`, milliseconds and how many took at most that long. */
export function lagBins(steps: readonly (readonly [ms: number, upto: number])[]): readonly Bin[] {
  const upto = (edge: number) => steps.findLast(([ms]) => ms <= edge)?.[1] ?? 0;
  const all = steps.at(-1)?.[1] ?? 0;
  return LAG_EDGES.map((from, at) => {
    const to = LAG_EDGES[at + 1] ?? null;
    return { from, to, count: (to === null ? all : upto(to)) - (at === 0 ? 0 : upto(from)) };
  });
}

/** Decisions by how long they took: each of the first ten minutes, up to twenty, and longer. */
export function decisionBins(minutes: readonly (readonly [minute: number, count: number])[]): readonly Bin[] {
  const edges = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20];
  return edges.map((from, at) => {
    const to = edges[at + 1] ?? Infinity;
    const count = minutes.reduce(
      (sum, [minute, number]) => (minute >= from && minute < to ? sum + number : sum),
      0,
    );
    return { from: from * MINUTE, to: to === Infinity ? null : to * MINUTE, count };
  });
}

/** Where on the bins a value lies: 2.5 is the middle of the third. */
export function placeOf(bins: readonly Bin[], value: number): number {
  const at = bins.findIndex(({ to }) => to === null || value < to);
  const bin = bins[at];
  if (bin === undefined) return bins.length;
  return at + (bin.to === null ? 0.5 : Math.max(0, value - bin.from) / (bin.to - bin.from));
}

/** “0.5 s”, “2 min”, “1 h”. */
export function edgeText(ms: number, t: Translate): string {
  if (ms < MINUTE) return t('insights.span.seconds', { count: ms / SECOND });
  if (ms < 60 * MINUTE) return t('insights.span.minutes', { count: ms / MINUTE });
  return t('insights.span.hours', { count: ms / (60 * MINUTE) });
}

/** “0.5 s to 1 s”, “20 min and more”. */
export function binText({ from, to }: Bin, t: Translate): string {
  const start = edgeText(from, t);
  return to === null
    ? t('insights.span.open', { from: start })
    : t('insights.span.closed', { from: start, to: edgeText(to, t) });
}
