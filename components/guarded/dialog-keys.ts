/** What a key means while a guarded dialog is open. */
export type DialogKey =
  | { readonly kind: 'apply' }
  | { readonly kind: 'digit'; readonly digit: number }
  | { readonly kind: 'letter'; readonly index: number };

/** The parts of a keyboard event that decide. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>;

/**
 * ⌘↵ or Ctrl↵ applies, also while typing; 1 to 9 choose a state and letters a reason (A is 0), both off while typing.
 * Null for every other key.
 */
export function dialogKey(press: KeyPress, typing: boolean): DialogKey | null {
  const { key, metaKey, ctrlKey, altKey } = press;
  if (key === 'Enter' && (metaKey || ctrlKey)) return { kind: 'apply' };
  if (typing || metaKey || ctrlKey || altKey) return null;
  if (/^[1-9]$/.test(key)) return { kind: 'digit', digit: Number(key) };
  if (/^[a-z]$/i.test(key)) return { kind: 'letter', index: key.toUpperCase().charCodeAt(0) - 65 };
  return null;
}
