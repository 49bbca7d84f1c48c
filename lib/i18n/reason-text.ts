import { reason as seeded } from './en/words.ts';
import type { Translate } from './language.ts';

/**
 * The words of a reason. One that every workspace starts with has them in every language; one that a workspace made
 * or rewrote is shown as its `label`, or from its code: `gate_closed` → “Gate closed”.
 */
export function reasonText(code: string, t: Translate, label?: string): string {
  if (isSeeded(code) && (label === undefined || label === seeded[code])) return t(`reason.${code}`);
  if (label !== undefined) return label;
  // A workspace's own code ends in what tells it from another's.
  const words = code
    .replace(/_[0-9a-f]{6}$/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What a driver gave as a reason: chosen ones come as a code, typed ones as they were typed. */
export function causeText(cause: string, t: Translate): string {
  return /^[a-z][a-z0-9_]*$/.test(cause) ? reasonText(cause, t) : cause;
}

function isSeeded(code: string): code is keyof typeof seeded {
  return Object.hasOwn(seeded, code);
}
