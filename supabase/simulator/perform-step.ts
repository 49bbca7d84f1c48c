import type { RoutePlan } from './day-plan.ts';
import type { DriverStop } from './driver-answers.ts';
import { alongWay, placeAt, type Place, type Way } from './geometry.ts';
import type { Fix } from './gps.ts';
import type { Outcome, Progress, Step } from './next-step.ts';
import { clockMs, delayMs, driveMs } from './pace.ts';
import { pause } from './waiting.ts';
import type { Wheel } from './wheel.ts';

export type Route = {
  readonly batchId: string;
  readonly plan: RoutePlan;
  readonly stops: readonly DriverStop[];
  /** Minutes behind the plan at the last stop. */
  behindMin: number;
};

/** For a delay that began before the run, or that the plan knows nothing of. */
const UNKNOWN_DELAY_S = 900;

type Doing = Exclude<Step, { readonly does: 'finish' | 'wait for the supervisor' }>;

/**
 * Spends the time of a step and records what follows. `doneBefore` (0 to 1) of it was done before this run.
 * @returns where the driver stands then; unchanged when the run stops in between
 */
export async function perform(
  step: Doing,
  route: Route,
  progress: Progress,
  doneBefore: number,
  wheel: Wheel,
): Promise<Progress> {
  const { signal, speed } = wheel;
  const place = route.plan.legs[progress.stopIndex]?.way.at(-1) ?? route.plan.depot;
  switch (step.does) {
    case 'wait for the start':
      wheel.says('idle');
      wheel.moveTo(() => route.plan.depot);
      await pause(untilStart(route, wheel), signal);
      if (signal.aborted) return progress;
      wheel.tally.routesStarted += 1;
      return record(start(progress), route, progress, route.plan.depot, wheel);
    case 'drive': {
      const leg = route.plan.legs[progress.stopIndex] ?? route.plan.wayBack;
      if (step.from === 0) meetMishap(route, progress, wheel);
      await follow(leg.way, driveMs(leg, speed), step.from, step.to, doneBefore, wheel);
      return finish(step.outcome, route, progress, alongWay(leg.way, step.to), wheel);
    }
    case 'drive back': {
      const { way } = route.plan.wayBack;
      await follow(way, driveMs(route.plan.wayBack, speed), 0, 1, doneBefore, wheel);
      return finish(step.outcome, route, progress, route.plan.depot, wheel);
    }
    case 'work':
      return work(step, route, progress, doneBefore, place, wheel);
    case 'sit out':
      wheel.says('on route');
      await pause(
        (step.delay ? delayMs(step.delay, speed) : clockMs(UNKNOWN_DELAY_S, speed)) * (1 - doneBefore),
        signal,
      );
      return finish(step.outcome, route, progress, lastPlace(route, progress), wheel);
  }
}

async function work(
  step: Extract<Doing, { does: 'work' }>,
  route: Route,
  progress: Progress,
  doneBefore: number,
  place: Place,
  wheel: Wheel,
): Promise<Progress> {
  wheel.says('on route');
  wheel.moveTo(() => place);
  const leg = route.plan.legs[progress.stopIndex];
  const lasts = clockMs((leg?.workS ?? 240) * (step.to - step.from), wheel.speed) * (1 - doneBefore);
  const untilProof = step.proof ? lasts * (leg?.proofPart ?? 0.5) : lasts;
  await pause(untilProof, wheel.signal);
  await wheel.phone.ready();
  if (wheel.signal.aborted || wheel.phone.link.contradicted) return progress;
  if (!step.proof) return finish(step.outcome, route, progress, place, wheel);
  const fix = fixAt(place, 'PROOF_CAPTURED', route, progress, wheel);
  wheel.phone.record({ batchId: route.batchId, type: 'PROOF_CAPTURED', stopIndex: progress.stopIndex, fix });
  await pause(lasts - untilProof, wheel.signal);
  return finish(step.outcome, route, progress, place, wheel);
}

async function follow(way: Way, wholeMs: number, from: number, to: number, doneBefore: number, wheel: Wheel) {
  wheel.says('on route');
  const begin = from + (to - from) * doneBefore;
  const since = Date.now();
  wheel.moveTo(() => alongWay(way, Math.min(to, begin + (Date.now() - since) / Math.max(1, wholeMs))));
  await pause(wholeMs * (to - begin), wheel.signal);
}

async function finish(outcome: Outcome, route: Route, progress: Progress, place: Place, wheel: Wheel) {
  await wheel.phone.ready();
  const { link } = wheel.phone;
  return wheel.signal.aborted || link.contradicted
    ? progress
    : record(outcome, route, progress, place, wheel);
}

function record(outcome: Outcome, route: Route, progress: Progress, place: Place, wheel: Wheel): Progress {
  const { event: type, delay } = outcome;
  if (type === 'ARRIVED_AT_STOP') noteLateness(route, progress);
  const metadata = delay && {
    reason: delay.reason,
    ...(delay.note !== null && { note: delay.note }),
    delay_minutes: Math.round(route.behindMin + delayMs(delay, wheel.speed) / 60_000),
  };
  const fix = fixAt(place, type, route, progress, wheel);
  const happening = { batchId: route.batchId, type, stopIndex: progress.stopIndex, fix };
  wheel.phone.record(metadata ? { ...happening, metadata } : happening);
  return outcome.progress;
}

function noteLateness(route: Route, progress: Progress) {
  const plannedAt = route.stops[progress.stopIndex]?.plannedAt ?? null;
  if (plannedAt !== null) route.behindMin = (Date.now() - plannedAt) / 60_000;
}

function fixAt(
  place: Place,
  type: Outcome['event'],
  route: Route,
  progress: Progress,
  wheel: Wheel,
): Fix | null {
  const { mishap } = route.plan;
  if (mishap === null || mishap.leg !== progress.stopIndex) return wheel.measure(place);
  if (mishap.kind === 'no_location' && type !== 'DEPARTED_STOP') return null;
  if (mishap.kind === 'geofence_miss' && type === 'ARRIVED_AT_STOP') {
    return wheel.measure(placeAt(place, mishap.metres, mishap.bearing));
  }
  if (mishap.kind === 'jump' && type === 'DEPARTED_STOP') {
    return wheel.measure(placeAt(place, mishap.metres, mishap.bearing));
  }
  return wheel.measure(place);
}

function meetMishap(route: Route, progress: Progress, wheel: Wheel) {
  const { mishap } = route.plan;
  if (mishap?.leg !== progress.stopIndex) return;
  if (mishap.kind === 'offline') wheel.phone.loseContact(mishap.minutes);
  if (mishap.kind === 'second_device') {
    const near = route.plan.legs[progress.stopIndex]?.way[0] ?? route.plan.depot;
    void wheel.tryOtherPhone(near, wheel.random.chance(0.5));
  }
}

/** Where a driver stands who has not moved since the last event. */
export function lastPlace(route: Route, progress: Progress): Place {
  const leg = route.plan.legs[progress.stopIndex] ?? route.plan.wayBack;
  return progress.reached ? (leg.way.at(-1) ?? leg.way[0]) : alongWay(leg.way, 0.5);
}

function start(progress: Progress): Outcome {
  const begun = {
    status: 'EN_ROUTE',
    stopIndex: progress.stopIndex,
    delayed: false,
    reached: false,
  } as const;
  return { event: 'ROUTE_STARTED', delay: null, progress: begun };
}

/** The plan says when the first stop is due: the driver leaves as early as that needs, and as late as the route runs behind. */
function untilStart({ stops, plan }: Route, { speed, random }: Wheel): number {
  const first = plan.legs[0];
  const due = stops[0]?.plannedAt ?? null;
  const atLeast = random.between(2_000, 15_000);
  if (first === undefined || due === null) return atLeast;
  return Math.max(atLeast, due - driveMs(first, speed) + plan.behindMin * 60_000 - Date.now());
}
