import type { MouseEvent } from 'react';

/** Of a double click. It was meant for what the first half may have moved away: another act lies there by now. */
export function isSecondHalf({ detail }: Pick<MouseEvent, 'detail'>): boolean {
  return detail > 1;
}
