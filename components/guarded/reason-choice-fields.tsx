import { useLanguage } from '#lib/i18n/use-language.ts';
import { NOTE_LENGTH } from './choice-faults.ts';
import { NoteField } from './note-field.tsx';
import { ReasonField } from './reason-field.tsx';
import type { ReasonChoice } from './use-reason-choice.ts';

/** Reason and note; what is missing is said once it was tried without. */
export function ReasonChoiceFields({
  choice,
  tried,
}: {
  readonly choice: ReasonChoice;
  readonly tried: boolean;
}) {
  const { t } = useLanguage();
  const { code, choose, note, write, list, needsNote, isShort } = choice;
  return (
    <>
      <ReasonField
        {...list}
        chosen={code}
        onChoose={choose}
        error={tried && code === null ? t('guarded.chooseReason') : undefined}
      />
      <NoteField
        note={note ?? ''}
        onChange={write}
        optional={!needsNote}
        error={tried && isShort ? t('guarded.writeNote', { count: NOTE_LENGTH }) : undefined}
      />
    </>
  );
}
