import { Field, Textarea } from '#components/ui/field.tsx';
import { NOTE_LENGTH } from './choice-faults.ts';
import { NOTE_MOST, NoteLimit } from './note-limit.tsx';
import { useWritten } from './use-written.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type NoteFieldProps = {
  readonly note: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
  readonly optional?: boolean;
};

/** The note of a guarded action. It is read in the log, so it may not be empty. */
export function NoteField({ note, onChange, error, optional = false }: NoteFieldProps) {
  const { t } = useLanguage();
  useWritten(note);
  return (
    <Field
      label={t('guarded.note')}
      aside={optional ? t('guarded.optional') : t('guarded.atLeast', { count: NOTE_LENGTH })}
      error={error}
      className="mb-0"
    >
      {(control) => (
        <>
          <Textarea
            {...control}
            rows={4}
            maxLength={NOTE_MOST}
            value={note}
            onChange={(event) => onChange(event.target.value)}
            className="max-sm:text-16"
          />
          <NoteLimit note={note} />
        </>
      )}
    </Field>
  );
}
