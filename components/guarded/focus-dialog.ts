/** Puts the first focus on the dialog itself: its title is read, its keys work, and no choice looks made. */
export function focusDialog(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  event.currentTarget.focus();
}

/** Puts the first focus on the field to fill in, what it holds selected: whoever opens the dialog came to type. */
export function focusField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const field = event.currentTarget.querySelector<HTMLInputElement>(
    'input:not([type=checkbox], [type=radio])',
  );
  if (field === null) return;
  event.preventDefault();
  field.focus();
  field.select();
}
