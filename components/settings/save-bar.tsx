import { Check } from 'lucide-react';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { NOTE_MOST, NoteLimit } from '#components/guarded/note-limit.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { useWritten } from '#components/guarded/use-written.ts';
import { useShut } from '#components/guarded/use-paused.ts';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/field.tsx';
import { useLeaveWarning } from '#components/ui/use-leave-warning.ts';
import type { AppError } from '#lib/app-error.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type SaveBarProps = {
  readonly count: number;
  readonly faults: number;
  readonly note: string;
  readonly writeNote: (note: string) => void;
  readonly saving: boolean;
  readonly saved: boolean;
  readonly failure: { readonly error: AppError; readonly mayHelp: boolean } | null;
  readonly save: () => void;
  readonly discard: () => void;
};

/** What is not saved yet, why, and the way to save or drop it. Inside a `SettingsForm`. */
export function SaveBar(props: SaveBarProps) {
  const { count, faults, note, writeNote, saving, saved, failure, save, discard } = props;
  const language = useLanguage();
  const { t } = language;
  const shut = useShut();
  useWritten(note);
  const dirty = count > 0 || faults > 0;
  useLeaveWarning(dirty && shut === null);
  const off = shut ?? (faults > 0 ? t('settings.hasFaults') : count === 0 ? t('settings.noChanges') : null);
  return (
    <div className="bg-surface border-line-2 flex-none border-t">
      {failure !== null && (
        <UnsavedNotice
          words={failureText(failure.error, language, 'settings.notSaved')}
          onRetry={failure.mayHelp ? save : undefined}
        />
      )}
      <div className="flex min-h-13 flex-wrap items-center gap-2 px-4 py-2">
        <p role="status" className="text-ink-2 mr-auto flex items-center gap-1.5">
          {saved && !dirty && <Check aria-hidden className="text-ok-t" />}
          {dirty ? t('settings.changes', { count }) : saved ? t('settings.saved') : t('settings.noChanges')}
        </p>
        {dirty && (
          <Input
            aria-label={t('settings.note')}
            placeholder={t('settings.notePlaceholder')}
            value={note}
            maxLength={NOTE_MOST}
            onChange={(event) => writeNote(event.target.value)}
            className="w-72! max-sm:h-11 max-sm:w-full!"
          />
        )}
        <NoteLimit note={note} />
        {dirty && <Button onClick={discard}>{t('settings.discard')}</Button>}
        <SavingButton
          variant="primary"
          saving={saving}
          savingWords={t('settings.saving')}
          off={off}
          submits
          onPress={save}
        >
          {t('settings.save')}
        </SavingButton>
      </div>
    </div>
  );
}
