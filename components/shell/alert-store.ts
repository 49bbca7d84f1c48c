/** Something a supervisor should see: it stays and repeats until somebody here acknowledges it. */
export type Alert = {
  readonly id: string;
  readonly words: string;
  readonly batchId: string | null;
  /** The sound it makes, for whoever wants one. */
  readonly sound: 'high_risk' | 'stale';
};

export type AlertState = {
  readonly alerts: readonly Alert[];
  /** Milliseconds since the epoch; null when alerts are not muted. */
  readonly mutedUntil: number | null;
};

export type AlertStore = {
  readonly state: () => AlertState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Adds what is not there already; nothing while muted. Returns what was added. */
  readonly raise: (fresh: readonly Alert[], now: number) => readonly Alert[];
  readonly acknowledge: () => void;
  readonly mute: (until: number | null) => void;
};

/** An alert that nobody acknowledged makes its sound again after this long. */
export const REPEAT_MS = 60_000;
export const MUTE_MS = 30 * 60_000;
/** Older ones give way: the board has them all. */
const KEPT = 50;

export function createAlertStore(mutedUntil: number | null = null): AlertStore {
  let state: AlertState = { alerts: [], mutedUntil };
  const listeners = new Set<() => void>();
  const put = (next: Partial<AlertState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    raise(fresh, now) {
      if (state.mutedUntil !== null && now < state.mutedUntil) return [];
      const known = new Set(state.alerts.map(({ id }) => id));
      const added = fresh.filter(({ id }) => !known.has(id));
      if (added.length > 0) put({ alerts: [...added, ...state.alerts].slice(0, KEPT) });
      return added;
    },
    acknowledge: () => put({ alerts: [] }),
    mute: (until) => put({ alerts: [], mutedUntil: until }),
  };
}
