import type { ReactNode } from 'react';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogFooter } from '#components/ui/dialog.tsx';
import type { AppError } from '#lib/app-error.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ActFootProps = {
  readonly ask: { readonly saving: boolean; readonly error: AppError | null };
  readonly onClose: () => void;
  readonly onApply: () => void;
  /** Submits the form around it. */
  readonly submits?: boolean;
  readonly danger?: boolean;
  /** What the button says. */
  readonly children: ReactNode;
};

/** The end of a dialog of the settings: what was not saved, the way out, and the act. */
export function ActFoot({ ask, onClose, onApply, submits = false, danger = false, children }: ActFootProps) {
  const language = useLanguage();
  const { t } = language;
  return (
    <>
      {ask.error !== null && (
        <UnsavedNotice
          words={failureText(ask.error, language, 'settings.notSaved')}
          onRetry={mayRetry(ask.error) ? onApply : undefined}
        />
      )}
      <DialogFooter>
        <Button onClick={onClose}>{t('shell.cancel')}</Button>
        <SavingButton
          variant={danger ? 'danger' : 'primary'}
          submits={submits}
          saving={ask.saving}
          savingWords={t('settings.saving')}
          onPress={onApply}
        >
          {children}
        </SavingButton>
      </DialogFooter>
    </>
  );
}
