const KEY = 'marshal-alerts-muted-until';

/** Until when this browser keeps alerts away; null when it does not. */
export function keptMute(): number | null {
  try {
    const until = Number(globalThis.localStorage?.getItem(KEY));
    return Number.isFinite(until) && until > Date.now() ? until : null;
  } catch {
    return null;
  }
}

export function keepMute(until: number | null): void {
  try {
    if (until === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, String(until));
  } catch {
    // A browser that keeps nothing: muted until the page is left.
  }
}
