import { useLanguage } from '#lib/i18n/use-language.ts';

/** The longest note the log accepts, in characters. */
export const NOTE_MOST = 2_000;

/** Under the field of a note: says once it is full that nothing more is taken, as the field cuts a long paste without a word. */
export function NoteLimit({ note }: { readonly note: string }) {
  const { t } = useLanguage();
  return (
    <p role="status" className="text-12 text-warn-t mt-1 empty:hidden">
      {note.length >= NOTE_MOST && t('guarded.noteFull', { count: NOTE_MOST })}
    </p>
  );
}
