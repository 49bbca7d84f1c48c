import type { KeyboardEvent } from 'react';

/** For a focusable element that is no button: Enter and Space on the element itself act as a click does. */
export function onPress(act: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    act();
  };
}
