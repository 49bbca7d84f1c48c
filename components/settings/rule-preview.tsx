import { ArrowRight } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { FlagReason } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { FlagPreview } from '#lib/settings/rules.ts';

type RulePreviewProps = {
  readonly flag: FlagReason;
  readonly preview: FlagPreview | undefined;
  readonly failed: boolean;
  readonly onRetry: () => void;
};

/** How many of yesterday's events the rule flags, and would flag. */
export function RulePreview({ flag, preview, failed, onRetry }: RulePreviewProps) {
  const { t } = useLanguage();
  const rule = preview?.rules.get(flag);
  return (
    <p aria-live="polite" className="text-12 text-ink-3 max-lg:col-start-2 max-sm:col-start-1 lg:text-right">
      {preview === undefined && !failed && (
        <span aria-hidden className="bg-surface-3 inline-block h-3 w-32" />
      )}
      {failed && preview === undefined && (
        <>
          {t('settings.previewFailed')}{' '}
          <Button
            size="sm"
            className="max-sm:h-11"
            aria-label={t('settings.previewAgain', { rule: t(`flag.${flag}`) })}
            onClick={onRetry}
          >
            {t('shell.tryAgain')}
          </Button>
        </>
      )}
      {rule !== undefined && preview !== undefined && (
        <>
          <span className="text-14 text-ink flex items-center gap-1.5 lg:justify-end">
            <b className="font-semibold">{rule.current}</b>
            {rule.proposed !== rule.current && (
              <>
                <ArrowRight aria-hidden className="text-ink-3 size-3.5" />
                <span className="sr-only">{t('settings.becomes')}</span>
                <b className="text-accent-ink font-semibold">{rule.proposed}</b>
              </>
            )}
          </span>
          {t('settings.ofYesterday', { count: preview.events })}
        </>
      )}
    </p>
  );
}
