/** A listener, and how often it was called. */
export function counter(): { readonly count: () => number; readonly listener: () => void } {
  let count = 0;
  return { count: () => count, listener: () => void (count += 1) };
}
