import { OctagonAlert } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type UnsavedNoticeProps = {
  /** “No answer came. Try again: nothing is done twice.” */
  readonly words: string;
  /** Present when asking again may help. */
  readonly onRetry?: (() => void) | undefined;
};

/** A guarded action that did not reach the log: what happened, and Retry when it may help. */
export function UnsavedNotice({ words, onRetry }: UnsavedNoticeProps) {
  const { t } = useLanguage();
  return (
    <div
      role="alert"
      className="border-danger-line bg-danger-w text-danger-t flex min-h-11 flex-none items-center gap-2.5 border-t py-1.5 pr-4 pl-5"
    >
      <OctagonAlert aria-hidden />
      <span className="min-w-0 flex-1">{words}</span>
      {onRetry !== undefined && (
        <Button size="sm" variant="destructive" onClick={onRetry} className="max-sm:h-11">
          {t('shell.retry')}
        </Button>
      )}
    </div>
  );
}
