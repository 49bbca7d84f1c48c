/** Something a supervisor should see: it stays and repeats until somebody here acknowledges it. */
export type Alert = {
  readonly id: string;
  readonly words: string;
  readonly batchId: string | null;
  /** The sound it makes, for whoever wants one. */
  readonly sound: 'high_risk' | 'stale';
};

export type AlertStore = {
  readonly alerts: () => readonly Alert[];
  readonly subscribe: (listener: () => void) => () => void;
  /** Adds what is not there already; nothing while they are muted. Returns what was added. */
  readonly raise: (fresh: readonly Alert[], now: number) => readonly Alert[];
  readonly acknowledge: () => void;
};

/** An alert that nobody acknowledged makes its sound again after this long. */
export const REPEAT_MS = 60_000;
export const MUTE_MS = 30 * 60_000;
/** Older ones give way: the board has them all. */
const KEPT = 50;

/** `mutedUntil` tells, in milliseconds since the epoch, how long nothing is raised. */
export function createAlertStore(mutedUntil: () => number | null): AlertStore {
  let alerts: readonly Alert[] = [];
  const listeners = new Set<() => void>();
  const put = (next: readonly Alert[]) => {
    alerts = next;
    for (const listener of listeners) listener();
  };
  return {
    alerts: () => alerts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    raise(fresh, now) {
      if (now < (mutedUntil() ?? 0)) return [];
      const known = new Set(alerts.map(({ id }) => id));
      const added = fresh.filter(({ id }) => !known.has(id));
      if (added.length > 0) put([...added, ...alerts].slice(0, KEPT));
      return added;
    },
    acknowledge: () => put([]),
  };
}
