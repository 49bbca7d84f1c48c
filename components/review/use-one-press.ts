'use client';

import { useRef, type KeyboardEvent, type MouseEvent } from 'react';

const DOUBLE_CLICK_MS = 500;

/**
 * Handlers of a button under which something else lies after each press. A double click, a double tap and a key held
 * down are one press: what lies there by then nobody has looked at.
 */
export function useOnePress(onPress: () => void) {
  const last = useRef(-Infinity);
  return {
    onClick: ({ detail, timeStamp }: MouseEvent) => {
      // A click made by a key counts no presses.
      const isAgain = detail > 0 && timeStamp - last.current < DOUBLE_CLICK_MS;
      if (detail > 0) last.current = timeStamp;
      if (!isAgain) onPress();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.repeat && event.key === 'Enter') event.preventDefault();
    },
  };
}
