import type { BoardColumn } from './board-view.ts';
import { sameValue } from './same-value.ts';
import type { FleetRow, Millis } from './types.ts';

/** Which cells have just changed: few at a time, for a moment, the rest as one number. */
export type Marks = {
  /** The marked cells by the id of their row. */
  readonly all: () => ReadonlyMap<string, Mark>;
  /** How far a mark has faded, from 0 to `FADE_STEPS` − 1. */
  readonly faded: (mark: Mark) => number;
  /** Rows that changed in this moment beyond those marked, as of the last step. */
  readonly unmarked: () => number;
  /** The rows that have changed since the last frame, with the cell that tells it best. */
  readonly add: (changes: readonly Change[]) => void;
};

export type Mark = { readonly cell: BoardColumn; readonly until: Millis };
export type Change = readonly [id: string, cell: BoardColumn];

export const MARK_MS = 1600;
/** As long does a mark stand that may not fade: a glance elsewhere must not miss it. */
export const STILL_MARK_MS = 4000;
/** A mark fades in so many steps. An animation would make the page work in every frame for as long as one fades. */
export const FADE_STEPS = 4;
const STEP_MS = MARK_MS / FADE_STEPS;
const AT_ONCE = 8;
const NEARLY_MS = 120;

type MarkClock = {
  readonly now: () => Millis;
  /** Whether the person at the screen asks for no movement. */
  readonly still: () => boolean;
  readonly later: (work: () => void, ms: number) => () => void;
};

export function createMarks(clock: MarkClock, changed: () => void): Marks {
  const marked = new Map<string, Mark>();
  const beyond = new Map<string, Millis>();
  let unmarked = 0;
  let stopTimer: (() => void) | null = null;
  let plannedAt = 0;

  const fade = () => {
    stopTimer?.();
    stopTimer = null;
    const now = clock.now();
    for (const [id, { until }] of marked) if (until <= now) marked.delete(id);
    for (const [id, until] of beyond) if (until <= now) beyond.delete(id);
    unmarked = beyond.size;
    changed();
    plan();
  };
  const plan = () => {
    if (stopTimer || marked.size + beyond.size === 0) return;
    plannedAt = clock.now();
    stopTimer = clock.later(fade, STEP_MS);
  };

  return {
    all: () => marked,
    faded: ({ until }) => {
      const age = MARK_MS - (until - clock.now());
      return Math.min(FADE_STEPS - 1, Math.max(0, Math.floor(age / STEP_MS)));
    },
    unmarked: () => unmarked,
    add(changes) {
      if (changes.length === 0) return;
      const now = clock.now();
      const until = now + (clock.still() ? STILL_MARK_MS : MARK_MS);
      for (const [id, cell] of changes) {
        if (marked.has(id) || marked.size < AT_ONCE) marked.set(id, { cell, until });
        else beyond.set(id, until);
      }
      if (unmarked === 0) unmarked = beyond.size;
      // A step that is nearly due is taken now: in a storm fading paints no frame of its own.
      if (stopTimer && now - plannedAt >= STEP_MS - NEARLY_MS) return fade();
      changed();
      plan();
    },
  };
}

/** The one cell that best tells what happened to a row; null when nothing a person reads has changed. */
export function changedCell(before: FleetRow | undefined, after: FleetRow | undefined): BoardColumn | null {
  if (!before || !after || before === after) return null;
  if (before.status !== after.status) return 'state';
  if (!sameValue(before.flags, after.flags)) return 'flags';
  if (before.stopIndex !== after.stopIndex) return 'stops';
  if (before.latenessMin !== after.latenessMin) return 'lateness';
  if (before.lastEvent?.recordedAt !== after.lastEvent?.recordedAt) return 'last_event';
  if (before.driver !== after.driver) return 'driver';
  if (before.session?.endedAt !== after.session?.endedAt) return 'device';
  if (before.session?.id !== after.session?.id) return 'device';
  return before.nextStop?.label === after.nextStop?.label ? null : 'next_stop';
}
