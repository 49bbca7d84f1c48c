'use client';

import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { toAppError } from '#lib/app-error.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** While the server is asked what ending the sessions would cost. */
export function PreflightLoading({ lines }: { readonly lines: number }) {
  const { t } = useLanguage();
  return (
    <div
      role="status"
      aria-label={t('logout.checking')}
      className="grid min-h-90 content-start gap-[19px] px-5 py-5"
    >
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="rounded-chip bg-surface-3 h-2.5 w-3/4" />
      ))}
    </div>
  );
}

type PreflightFailedProps = { readonly error: unknown; readonly onRetry: () => void };

export function PreflightFailed({ error, onRetry }: PreflightFailedProps) {
  const language = useLanguage();
  const why = errorText(toAppError(error), language);
  return <UnsavedNotice words={language.t('logout.notChecked', { why })} onRetry={onRetry} />;
}
