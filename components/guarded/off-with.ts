/** A button that cannot be pressed now stays in place, keeps the focus and says why. */
export function offWith(reason: string | null, onClick: () => void) {
  return reason === null ? { onClick } : ({ 'aria-disabled': true, title: reason } as const);
}
