/** The shortest note the log accepts, in characters after trimming. */
export const NOTE_LENGTH = 10;

export type ChoiceFaults = { readonly reason?: string; readonly note?: string };

/** What keeps a reason and a note from being sent, a sentence for each. Empty when nothing does. */
export function choiceFaults(reasonCode: string | null, note: string): ChoiceFaults {
  return {
    ...(reasonCode === null ? { reason: 'Choose a reason.' } : {}),
    ...(note.trim().length < NOTE_LENGTH ? { note: `Write at least ${NOTE_LENGTH} characters.` } : {}),
  };
}
