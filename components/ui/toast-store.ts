/** A word about what was just done, with the way back where there is one. */
export type Toast = {
  /** Another id is another toast: it is announced, and its time begins anew. */
  readonly id: string;
  readonly text: string;
  readonly action?: ToastAction | undefined;
  /** Stays until it is put away: something went wrong. */
  readonly lasting?: boolean;
};

export type ToastAction = {
  readonly label: string;
  /** Presses it from anywhere on the page; shown beside its label. */
  readonly hotkey?: string;
  readonly run: () => void;
};

export type ToastState = {
  readonly toast: Toast | null;
  /** Whether there has been one: what draws them is loaded with the first. */
  readonly used: boolean;
};

/** How long a toast stays that is neither pointed at nor focused. */
export const TOAST_MS = 10_000;

let state: ToastState = { toast: null, used: false };
export const NO_TOAST: ToastState = state;
const listeners = new Set<() => void>();

export function toastState(): ToastState {
  return state;
}

export function onToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows one toast in the place of the one before. */
export function showToast(toast: Toast): void {
  put({ toast, used: true });
}

/** Puts a toast away, unless another has taken its place. */
export function putToastAway(id: string): void {
  if (state.toast?.id === id) put({ toast: null, used: true });
}

function put(next: ToastState): void {
  state = next;
  for (const listener of listeners) listener();
}
