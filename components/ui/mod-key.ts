/** The cap of the key that goes with a letter: ⌘ on a Mac, Ctrl elsewhere. Only a browser knows. */
export function modKey(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
