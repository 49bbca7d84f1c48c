'use client';

import { useEffect, useEffectEvent } from 'react';
import { isOverlayShown } from '#components/shell/overlay-store.ts';
import { readPreferences } from '#lib/preferences.ts';

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]';
const elsewhere = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Single-letter keys are off while typing, inside a dialog or menu, with Ctrl, Alt or ⌘, and for whoever switched them off. */
function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  if (isOverlayShown()) return false;
  if (event.key.length === 1 && !readPreferences().shortcuts) return false;
  return !(event.target instanceof Element && event.target.closest(`${typing}, ${elsewhere}`) !== null);
}

/** Calls the handler of a key ("j", "?", "Escape") anywhere on the page; letters are matched in lower case. Held down, J and K go on; nothing else is done twice. */
export function useHotkeys(handlers: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isFree(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const handle = Object.hasOwn(handlers, key) ? handlers[key] : undefined;
    if (handle === undefined) return;
    event.preventDefault();
    if (!event.repeat || key === 'j' || key === 'k') handle(event);
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
