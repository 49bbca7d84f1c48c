'use client';

import { X } from 'lucide-react';
import { offWith } from '#components/guarded/off-with.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { Button } from '#components/ui/button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Decision } from '#lib/review/actions.ts';

type BulkBarProps = {
  readonly count: number;
  readonly onClaim: () => void;
  readonly onDecide: (decision: Decision) => void;
  readonly onSnooze: () => void;
  readonly onClear: () => void;
};

const onSolid =
  'border-[color-mix(in_srgb,currentColor_35%,transparent)] bg-transparent text-inherit hover:bg-[color-mix(in_srgb,currentColor_14%,transparent)] aria-disabled:bg-transparent aria-disabled:text-inherit aria-disabled:opacity-70';

/** What can be done with all selected reviews; each opens a preview, except the claim. */
export function BulkBar({ count, onClaim, onDecide, onSnooze, onClear }: BulkBarProps) {
  const { t } = useLanguage();
  return (
    <div
      role="group"
      aria-label={t('review.bulk.label')}
      className="bg-ink-solid text-on-solid text-12 flex flex-none flex-wrap items-center gap-1.5 px-4 py-2"
    >
      <b className="mr-auto font-semibold">{t('review.bulk.selected', { count })}</b>
      <Button size="sm" className={onSolid} {...offWith(usePaused(), onClaim)}>
        {t('review.act.claim')}
      </Button>
      <Button size="sm" className={onSolid} onClick={() => onDecide('confirm')}>
        {t('review.act.confirm')}…
      </Button>
      <Button size="sm" className={onSolid} onClick={() => onDecide('dismiss')}>
        {t('review.act.dismiss')}…
      </Button>
      <Button size="sm" className={onSolid} onClick={() => onDecide('follow_up')}>
        {t('review.act.follow_up')}…
      </Button>
      <Button size="sm" className={onSolid} onClick={onSnooze}>
        {t('review.act.snooze')}…
      </Button>
      <Button size="sm" icon className={onSolid} aria-label={t('review.bulk.clear')} onClick={onClear}>
        <X aria-hidden />
      </Button>
    </div>
  );
}
