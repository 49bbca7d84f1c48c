import { Field, Textarea } from '#components/ui/field.tsx';
import { NOTE_LENGTH } from './choice-faults.ts';

type NoteFieldProps = {
  readonly note: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
};

/** The note of a guarded action. It is read in the log, so it may not be empty. */
export function NoteField({ note, onChange, error }: NoteFieldProps) {
  return (
    <Field label="Note" aside={`At least ${NOTE_LENGTH} characters`} error={error} className="mb-0">
      {(control) => (
        <Textarea
          {...control}
          rows={4}
          maxLength={2000}
          value={note}
          onChange={(event) => onChange(event.target.value)}
          className="max-sm:text-16"
        />
      )}
    </Field>
  );
}
