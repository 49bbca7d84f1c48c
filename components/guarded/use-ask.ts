'use client';

import { useState } from 'react';
import type { AppError, Result } from '#lib/app-error.ts';
import { useMounted } from './use-mounted.ts';

/**
 * Sends one act, whose answer the calling form waits for. `choice` is everything the server will store: while it and
 * what `send` is given beside it are the same, a repeat carries the same request id and cannot be carried out twice.
 */
export function useAsk<Value>(
  choice: string,
  ask: (requestId: string, beside?: string) => Promise<Result<Value>>,
) {
  const mounted = useMounted();
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<{ readonly error: AppError; readonly choice: string } | null>(null);
  const [request, setRequest] = useState({ id: '', choice: '' });

  /** What the server answered; null when it refused, when one is on its way, or when the form has gone. */
  const send = async (beside?: string): Promise<{ readonly value: Value } | null> => {
    if (saving) return null;
    const whole = JSON.stringify([choice, beside]);
    const id = request.choice === whole ? request.id : crypto.randomUUID();
    setRequest({ id, choice: whole });
    setSaving(true);
    setFailed(null);
    const result = await ask(id, beside);
    if (!mounted()) return null;
    setSaving(false);
    if (result.ok) return { value: result.value };
    setFailed({ error: result.error, choice });
    return null;
  };
  return {
    saving,
    /** Of the last try, until something is changed. */
    error: failed?.choice === choice ? failed.error : null,
    send,
  };
}
