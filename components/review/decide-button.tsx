'use client';

import { ChevronDown } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ReasonCode } from '#lib/fleet/reasons.ts';
import type { Decision } from '#lib/review/actions.ts';
import { useOnePress } from './use-one-press.ts';

const load = () => import('./reason-items.tsx');
const ReasonItems = dynamic(() => load().then((file) => file.ReasonItems));

type DecideButtonProps = {
  readonly decision: Decision;
  readonly digit: string;
  readonly reasons: readonly ReasonCode[];
  /** What a press records. */
  readonly reason: ReasonCode | null;
  readonly off: string | null;
  readonly onChoose: (code: string) => void;
  readonly onPress: () => void;
};

const half =
  'border-line-2 bg-surface hover:border-control hover:bg-surface-3 aria-disabled:text-ink-off border aria-disabled:cursor-not-allowed';

/** 44 px, over the end of the decision beside it: a press that misses shows reasons rather than decides. */
const WIDER_ON_TOUCH = 'max-sm:after:absolute max-sm:after:inset-y-0 max-sm:after:right-0 max-sm:after:w-11';

/** One decision with the reason it will record under its name, and beside it the other reasons. */
export function DecideButton({
  decision,
  digit,
  reasons,
  reason,
  off,
  onChoose,
  onPress,
}: DecideButtonProps) {
  const { t } = useLanguage();
  const press = useOnePress(onPress);
  const disabled = off === null ? {} : { 'aria-disabled': true, title: off };
  const why = reason === null ? '…' : reasonText(reason.code, t, reason.label);
  return (
    <span className="inline-flex min-w-0">
      <button
        type="button"
        {...press}
        {...disabled}
        className={`rounded-l-ctl flex h-10 min-w-0 flex-1 flex-col justify-center px-2.5 max-sm:h-12 max-sm:px-1.5 ${half}`}
      >
        <span className="flex items-center gap-2 leading-4 font-medium">
          {t(`review.act.${decision}`)} <Kbd className="max-sm:hidden">{digit}</Kbd>
        </span>
        <span className="text-11 text-ink-3 w-full max-w-36 truncate" title={off ?? why}>
          {why}
        </span>
      </button>
      <MenuButton
        prepare={load}
        menu={<ReasonItems reasons={reasons} onChoose={onChoose} />}
        aria-label={t('review.reasonFor', { decision: t(`review.act.${decision}`), reason: why })}
        className={`rounded-r-ctl relative grid h-10 w-6 flex-none place-items-center border-l-0 max-sm:h-12 ${half} ${WIDER_ON_TOUCH}`}
      >
        <ChevronDown aria-hidden className="size-3.5" />
      </MenuButton>
    </span>
  );
}
