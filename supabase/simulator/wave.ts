import { planRoute } from './day-plan.ts';
import { arrivals, clockMs } from './pace.ts';
import { randomFor } from './random.ts';
import type { RouteItem, StopItem } from './route-file.ts';

const STALE_MS = 20 * 60_000;

/** What a reference like WHV-1119-07 says: its series WHV and its number 7. Another reference is a series by itself. */
export function partsOf(reference: string): { readonly series: string; readonly number: number } {
  const [, series, number] = /^(.+)-\d{4}-(\d+)$/.exec(reference) ?? [];
  return { series: series ?? `${reference}-R`, number: Number(number ?? 0) };
}

/** The reference of a driver's next route: his number counted on by `step` until it is free on the day (MMDD). */
export function nextReference(
  previous: string,
  day: string,
  step: number,
  used: ReadonlySet<string>,
): string {
  const { series, number } = partsOf(previous);
  for (let next = Math.max(1, number); ; next += Math.max(1, step)) {
    const reference = `${series}-${day}-${String(next).padStart(2, '0')}`;
    if (!used.has(reference)) return reference;
  }
}

/** The highest number in a series of references, 0 when it has none. */
export function highestNumber(references: Iterable<string>, series: string): number {
  const numbers = [...references].map(partsOf).filter((parts) => parts.series === series);
  return Math.max(0, ...numbers.map((parts) => parts.number));
}

export type Draft = Omit<RouteItem, 'stops'> & {
  readonly stops: readonly Omit<StopItem, 'planned_arrival'>[];
};

/** Lays planned arrivals out at the pace of the run, from `startsAt` on (milliseconds since the epoch). */
export function layOut(draft: Draft, startsAt: number, seed: number, speed: number): RouteItem {
  const plan = planRoute({
    seed,
    reference: draft.reference,
    stops: draft.stops,
  });
  const times = arrivals(plan, 0, startsAt, speed);
  return {
    ...draft,
    stops: draft.stops.map((stop, index) => ({
      ...stop,
      planned_arrival: new Date(times[index] ?? startsAt).toISOString(),
    })),
  };
}

/** The stops of a route yet to be driven: those of one that the depot had before, or the beginning of it. */
export function stopsLikeBefore<Stop>(
  pool: readonly (readonly Stop[])[],
  seed: number,
  reference: string,
): readonly Stop[] {
  const random = randomFor(seed, reference, 'stops');
  const before = pool[random.whole(0, pool.length - 1)] ?? [];
  return before.slice(0, random.whole(Math.min(8, before.length), before.length));
}

/**
 * A route that nobody has begun, planned anew when its times do not fit the pace of the run (`speed`) or lie too far in
 * the past; null when it can stay. `now` is in milliseconds since the epoch.
 */
export function refit(route: RouteItem, now: number, seed: number, speed: number): RouteItem | null {
  const planned = route.stops.map((stop) => Date.parse(stop.planned_arrival));
  const firstAt = planned[0] ?? now;
  const plan = planRoute({
    seed,
    reference: route.reference,
    stops: route.stops,
  });
  const expected = arrivals(plan, 0, 0, speed);
  const stretch = Math.max(60_000, spanOf(expected)) / Math.max(60_000, spanOf(planned));
  const isStale = firstAt < now - STALE_MS;
  if (!isStale && stretch > 0.7 && stretch < 1.4) return null;
  const random = randomFor(seed, route.reference, 'start');
  const startsIn = isStale ? clockMs(random.between(0, 1_800), speed) : Math.max(0, firstAt - now) * stretch;
  return layOut(route, now + startsIn, seed, speed);
}

function spanOf(times: readonly number[]): number {
  return (times.at(-1) ?? 0) - (times[0] ?? 0);
}
