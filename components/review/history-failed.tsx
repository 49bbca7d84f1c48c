import { Button } from '#components/ui/button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** A history that did not load, and the way to it. */
export function HistoryFailed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useLanguage();
  return (
    <span className="flex flex-wrap items-center gap-2">
      {t('review.historyFailed')}
      <Button size="sm" onClick={onRetry}>
        {t('shell.retry')}
      </Button>
    </span>
  );
}
