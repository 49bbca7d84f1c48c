'use client';

import type { CheckProgress } from '#lib/audit/check-log.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** How far the check of a long log has come. */
export function CheckMeter({ done, total }: CheckProgress) {
  const { t } = useLanguage();
  const words = t('audit.verify.progress', { done, total });
  return (
    <span className="flex items-center gap-2">
      <span
        role="progressbar"
        aria-label={t('audit.verify.checking')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
        className="bg-surface-3 h-1 w-24"
      >
        <span className="bg-ink-3 block h-full" style={{ width: `${(done / total) * 100}%` }} />
      </span>
      <span aria-hidden>{words}</span>
    </span>
  );
}
