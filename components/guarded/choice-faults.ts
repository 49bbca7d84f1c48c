import type { Translate } from '#lib/i18n/language.ts';

/** The shortest note the log accepts, in characters after trimming. */
export const NOTE_LENGTH = 10;

export type ChoiceFaults = { readonly reason?: string; readonly note?: string };

/** What keeps a reason and a note from being sent, a sentence for each. Empty when nothing does. */
export function choiceFaults(reasonCode: string | null, note: string, t: Translate): ChoiceFaults {
  return {
    ...(reasonCode === null ? { reason: t('guarded.chooseReason') } : {}),
    ...(note.trim().length < NOTE_LENGTH ? { note: t('guarded.writeNote', { count: NOTE_LENGTH }) } : {}),
  };
}
