/** Focuses and chooses a radio button of the page, as a person would. Nothing happens when it is absent or off. */
export function pressRadio(group: string, value: string | undefined): void {
  for (const radio of document.getElementsByName(group)) {
    if (!(radio instanceof HTMLInputElement) || radio.value !== value) continue;
    radio.focus();
    radio.click();
  }
}
