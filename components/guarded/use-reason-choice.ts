'use client';

import { useState } from 'react';
import type { ReasonAction } from '#lib/fleet/reasons.ts';
import { NOTE_LENGTH } from './choice-faults.ts';
import { pressRadio } from './press-radio.ts';
import { REASON_GROUP } from './reason-field.tsx';
import { useReasons } from './use-reasons.ts';

/** A reason and a note that only some reasons ask for, as `ReasonChoiceFields` shows them. */
export function useReasonChoice(action: ReasonAction, firstReason: string | null = null) {
  const [code, choose] = useState(firstReason);
  const [note, write] = useState('');
  const list = useReasons(action);
  const written = note.trim().length;
  const needsNote = list.reasons?.find((reason) => reason.code === code)?.requiresNote === true;
  const isShort = written < NOTE_LENGTH && (needsNote || written > 0);
  return {
    code,
    choose,
    /** As it was written; null when it was not. */
    note: written === 0 ? null : note,
    write,
    list,
    needsNote,
    isShort,
    isReady: code !== null && !isShort,
    /** What is chosen, to be compared with what was sent. */
    key: [code, note.trim()],
    /** Chooses the reason with this letter. */
    pressLetter: (index: number) => pressRadio(REASON_GROUP, list.reasons?.[index]?.code),
  };
}

export type ReasonChoice = ReturnType<typeof useReasonChoice>;
