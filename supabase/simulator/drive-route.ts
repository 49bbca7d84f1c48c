import { planRoute, type RoutePlan } from './day-plan.ts';
import type { DriverBatch, DriverStop } from './driver-answers.ts';
import { nextStep, type Progress } from './next-step.ts';
import { lastPlace, perform, type Route } from './perform-step.ts';
import { pause } from './waiting.ts';
import type { Wheel } from './wheel.ts';

const ASK_AGAIN_MS = 20_000;
/** How much of a step may have been done before the run; of a drive so little that the rest of the way is not flown. */
const DONE_BEFORE: Readonly<Record<string, number>> = { EN_ROUTE: 0.6, AT_STOP: 1, DELAYED: 1 };
const STALE_MS = 45 * 60_000;
const UNDER_WAY: readonly string[] = ['EN_ROUTE', 'AT_STOP', 'DELAYED'];

/**
 * Drives a route from where it stands to its end, or until the run stops or the route is taken away.
 * @returns whether it was finished
 */
export async function driveRoute(batch: DriverBatch, wheel: Wheel): Promise<boolean> {
  const { phone, signal } = wheel;
  const route = await openRoute(batch, wheel);
  if (route === null) return false;
  let progress = progressOf(batch);
  if (batch.status === 'SUSPENDED') wheel.moveTo(() => lastPlace(route, progress));
  let doneBefore = wheel.random.between(0, DONE_BEFORE[batch.status] ?? 0);
  if (UNDER_WAY.includes(batch.status) && isStale(route, progress)) return breakOff(route, progress, wheel);

  while (!signal.aborted) {
    await phone.ready();
    if (phone.link.contradicted) {
      const seen = await asServerSees(batch.id, wheel);
      if (seen === null) return false;
      progress = seen;
    }
    const step = nextStep(route.plan, progress);
    if (step.does === 'finish') return true;
    if (step.does === 'wait for the supervisor') {
      wheel.says('suspended');
      await pause(ASK_AGAIN_MS, signal);
      progress = (await asServerSees(batch.id, wheel)) ?? progress;
    } else {
      progress = await perform(step, route, progress, doneBefore, wheel);
      doneBefore = 0;
    }
  }
  return false;
}

async function openRoute(batch: DriverBatch, wheel: Wheel): Promise<Route | null> {
  const stops = await wheel.phone.link.client?.stops(batch.id);
  if (!stops?.ok || stops.value.length === 0) return null;
  const places = stops.value.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude }],
  );
  if (places.length < stops.value.length) return null;
  const plan = planRoute({ seed: wheel.seed, reference: batch.reference, stops: places });
  return {
    batchId: batch.id,
    plan,
    stops: stops.value,
    behindMin: behindOf(stops.value, progressOf(batch), plan),
  };
}

/** A route that was under way runs as far behind as its next stop does; one that was not, as its plan says. */
function behindOf(stops: readonly DriverStop[], progress: Progress, plan: RoutePlan): number {
  const plannedAt = stops[progress.stopIndex]?.plannedAt ?? null;
  if (!UNDER_WAY.includes(progress.status) || plannedAt === null) return plan.behindMin;
  return Math.max(plan.behindMin, (Date.now() - plannedAt) / 60_000);
}

function isStale(route: Route, progress: Progress): boolean {
  const plannedAt = route.stops[Math.min(progress.stopIndex, route.stops.length - 1)]?.plannedAt ?? null;
  return plannedAt !== null && Date.now() - plannedAt > STALE_MS;
}

/** What is left of a day long over is not driven: the driver is back at the depot. */
async function breakOff(route: Route, progress: Progress, wheel: Wheel): Promise<boolean> {
  const fix = wheel.measure(route.plan.depot);
  wheel.phone.record({ batchId: route.batchId, type: 'ROUTE_COMPLETED', stopIndex: progress.stopIndex, fix });
  return true;
}

async function asServerSees(batchId: string, wheel: Wheel): Promise<Progress | null> {
  for (;;) {
    await wheel.phone.inSync();
    wheel.phone.link.forgetContradiction();
    const batch = await wheel.phone.link.client?.batch(batchId);
    if (batch?.ok) return batch.value && progressOf(batch.value);
    if (wheel.signal.aborted) return null;
    await pause(ASK_AGAIN_MS, wheel.signal);
  }
}

function progressOf(batch: DriverBatch): Progress {
  return {
    status: batch.status,
    stopIndex: batch.stopIndex,
    delayed: batch.status === 'DELAYED',
    reached: false,
  };
}
