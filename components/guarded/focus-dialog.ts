/** Puts the first focus on the dialog itself: its title is read, its keys work, and no choice looks made. */
export function focusDialog(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  event.currentTarget.focus();
}
