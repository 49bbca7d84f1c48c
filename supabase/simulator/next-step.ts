import type { DriverStatus, EventType } from '#lib/fleet/types.ts';
import type { Delay } from './delays.ts';
import type { RoutePlan } from './day-plan.ts';

/** Where a driver stands on a route, as far as the phone knows. */
export type Progress = {
  readonly status: DriverStatus;
  readonly stopIndex: number;
  /** The delay on the way to this stop, or at it, has been reported. */
  readonly delayed: boolean;
  /** This stop was reached before a delay interrupted the work there. */
  readonly reached: boolean;
};

/** What a driver does next, and the event that follows it. */
export type Step =
  | { readonly does: 'wait for the start' }
  | { readonly does: 'wait for the supervisor' }
  | { readonly does: 'finish' }
  | { readonly does: 'drive'; readonly from: number; readonly to: number; readonly outcome: Outcome }
  | { readonly does: 'drive back'; readonly outcome: Outcome }
  | {
      readonly does: 'work';
      readonly from: number;
      readonly to: number;
      readonly proof: boolean;
      readonly outcome: Outcome;
    }
  | { readonly does: 'sit out'; readonly delay: Delay | null; readonly outcome: Outcome };

export type Outcome = {
  readonly event: EventType;
  readonly delay: Delay | null;
  readonly progress: Progress;
};

/** Decides the next step of a route from the plan and from where the driver stands. Parts run from 0 to 1. */
export function nextStep(plan: RoutePlan, progress: Progress): Step {
  const leg = plan.legs[progress.stopIndex];
  switch (progress.status) {
    case 'INACTIVE':
    case 'ACTIVE':
      return { does: 'wait for the start' };
    case 'SUSPENDED':
      return { does: 'wait for the supervisor' };
    case 'COMPLETED':
      return { does: 'finish' };
    case 'DELAYED':
      return sitOut(plan, progress);
    case 'EN_ROUTE':
      return leg === undefined ? driveBack(progress) : drive(leg.delayOnTheWay, progress);
    case 'AT_STOP':
      return work(leg?.delayAtTheStop ?? null, progress);
  }
}

function drive(delay: Delay | null, progress: Progress): Step {
  if (progress.reached) return { does: 'drive', from: 1, to: 1, outcome: arrive(progress) };
  if (delay === null) return { does: 'drive', from: 0, to: 1, outcome: arrive(progress) };
  if (progress.delayed) return { does: 'drive', from: delay.part, to: 1, outcome: arrive(progress) };
  return { does: 'drive', from: 0, to: delay.part, outcome: hold(delay, progress) };
}

function work(delay: Delay | null, progress: Progress): Step {
  if (delay !== null && !progress.reached) {
    return {
      does: 'work',
      from: 0,
      to: delay.part,
      proof: false,
      outcome: hold(delay, { ...progress, reached: true }),
    };
  }
  return { does: 'work', from: delay?.part ?? 0, to: 1, proof: true, outcome: depart(progress) };
}

function sitOut(plan: RoutePlan, progress: Progress): Step {
  const leg = plan.legs[progress.stopIndex];
  const delay = progress.reached ? leg?.delayAtTheStop : leg?.delayOnTheWay;
  return {
    does: 'sit out',
    delay: delay ?? null,
    outcome: {
      event: 'ROUTE_STARTED',
      delay: null,
      progress: { ...progress, status: 'EN_ROUTE', delayed: true },
    },
  };
}

function driveBack(progress: Progress): Step {
  return {
    does: 'drive back',
    outcome: { event: 'ROUTE_COMPLETED', delay: null, progress: { ...progress, status: 'COMPLETED' } },
  };
}

function arrive(progress: Progress): Outcome {
  return { event: 'ARRIVED_AT_STOP', delay: null, progress: { ...progress, status: 'AT_STOP' } };
}

function depart(progress: Progress): Outcome {
  return {
    event: 'DEPARTED_STOP',
    delay: null,
    progress: { status: 'EN_ROUTE', stopIndex: progress.stopIndex + 1, delayed: false, reached: false },
  };
}

function hold(delay: Delay, progress: Progress): Outcome {
  return { event: 'DELAY_REPORTED', delay, progress: { ...progress, status: 'DELAYED', delayed: true } };
}
