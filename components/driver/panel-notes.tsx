import { RefreshCw } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** A fact in place of a list that is empty. */
export function EmptyNote({ words, className }: { readonly words: string; readonly className?: string }) {
  return <p className={cx('text-12 text-ink-3 py-2', className)}>{words}</p>;
}

type FailedNoteProps = { readonly words: string; readonly onRetry: () => void; readonly className?: string };

/** A part that did not load; the rest of the panel stays. */
export function FailedNote({ words, onRetry, className }: FailedNoteProps) {
  const { t } = useLanguage();
  return (
    <div role="alert" className={cx('text-12 flex flex-wrap items-center gap-2 py-2', className)}>
      <span className="text-danger-t">{words}</span>
      <Button size="sm" onClick={onRetry} className="max-sm:h-11">
        <RefreshCw aria-hidden className="size-3.5" />
        {t('shell.tryAgain')}
      </Button>
    </div>
  );
}

/** The batch is not on this board (any more). */
export function PanelGone({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <div className="m-auto grid justify-items-center gap-1 px-6 text-center">
      <h2 className="text-14 font-semibold">{t('driver.goneTitle')}</h2>
      <p className="text-12 text-ink-3">{t('driver.goneText')}</p>
      <Button onClick={onClose} className="mt-2 max-sm:h-11">
        {t('driver.close')}
      </Button>
    </div>
  );
}
