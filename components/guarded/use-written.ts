'use client';

import { useEffect, useId } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';

const fields = new Map<string, string>();

/** What stood in the fields of this page when its sign-in ended, and was saved nowhere. */
export function written(): readonly string[] {
  return [...new Set(fields.values())].filter((text) => text !== '');
}

/** A text that is being written: its form is put away when the sign-in ends, the text is not. */
export function useWritten(text: string): void {
  const { store } = useFleetSource();
  const id = useId();
  useEffect(() => {
    const ended = () => store.connection().state === 'signed_out';
    if (!ended()) fields.set(id, text.trim());
    return () => {
      if (!ended()) fields.delete(id);
    };
  }, [store, id, text]);
}
