'use client';

import { useRef } from 'react';
import type { Result } from '#lib/app-error.ts';

/**
 * One request id an act, for acts that a button carries out at once: until an answer to it has come, the same act asked
 * again is the same request, and cannot be carried out twice.
 */
export function useRequestIds() {
  const open = useRef(new Map<string, string>());
  const send = async <Value>(
    act: string,
    ask: (requestId: string) => Promise<Result<Value>>,
  ): Promise<Result<Value>> => {
    const id = open.current.get(act) ?? crypto.randomUUID();
    open.current.set(act, id);
    const result = await ask(id);
    if (result.ok) open.current.delete(act);
    return result;
  };
  /** `forget`: the act has been seen to be done, and the same asked for later is another. */
  return { send, forget: (act: string) => void open.current.delete(act) };
}
