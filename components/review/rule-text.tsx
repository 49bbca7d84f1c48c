import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReviewReason } from '#lib/review/review-item.ts';
import { FactSection } from './fact-section.tsx';

/** What the rule looks at, and what can cause it without anybody having done wrong. */
export function RuleText({ reason }: { readonly reason: ReviewReason }) {
  const { t } = useLanguage();
  return (
    <FactSection title={t('evidence.rule.title')}>
      <p className="text-12 text-ink-2">{t(`evidence.rule.text.${reason}`)}</p>
      <h4 className="text-12 mt-2 font-semibold">{t('evidence.rule.causes')}</h4>
      <p className="text-12 text-ink-2">{t(`evidence.rule.innocent.${reason}`)}</p>
    </FactSection>
  );
}
