'use client';

import { useEffect, useEffectEvent } from 'react';
import { readPreferences } from '#lib/preferences.ts';
import { dialogKey, type DialogKey } from './dialog-keys.ts';

/** Listens on the whole document while the calling dialog is mounted. */
export function useDialogKeys(onKey: (key: DialogKey) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const key = dialogKey(event, isTyping(event.target));
    if (key === null || event.repeat || (key.kind !== 'apply' && !readPreferences().shortcuts)) return;
    event.preventDefault();
    onKey(key);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}
