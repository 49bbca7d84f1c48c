'use client';

import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuLabel, MenuSeparator, menuItemClass } from '#components/ui/menu.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { CLAIM_FILTERS, GROUPINGS, type QueueFilter } from '#lib/review/queue-filter.ts';
import type { ReviewCounts } from '#lib/review/review-answers.ts';
import { REVIEW_REASONS, RISK_NAMES, RISKS } from '#lib/review/review-item.ts';

export type FilterMenuProps = {
  readonly filter: QueueFilter;
  readonly onFilter: (change: Partial<QueueFilter>) => void;
  readonly counts: ReviewCounts | undefined;
};

/** Groups the queue and narrows it by risk, claim, lateness and kind; the menu stays open while choosing. */
export function FilterItems({ filter, onFilter, counts }: FilterMenuProps) {
  const { t } = useLanguage();
  return (
    <Menu align="end">
      <Heading>{t('review.group.title')}</Heading>
      {GROUPINGS.map((group) => (
        <Choice
          key={group}
          on={filter.group === group}
          onPress={() => onFilter({ group: toggled(filter.group, group) })}
        >
          {t(`review.group.${group}`)}
        </Choice>
      ))}
      <MenuSeparator className="border-t" />
      <Heading>{t('review.filter.risk')}</Heading>
      {RISKS.map((risk) => (
        <Choice
          key={risk}
          on={filter.risk === risk}
          count={counts?.byRisk[risk]}
          onPress={() => onFilter({ risk: toggled(filter.risk, risk) })}
        >
          {t(`review.risk.${RISK_NAMES[risk]}`)}
        </Choice>
      ))}
      <Choice
        on={filter.overdue}
        count={counts?.overdue}
        onPress={() => onFilter({ overdue: !filter.overdue })}
      >
        {t('review.filter.overdue')}
      </Choice>
      <MenuSeparator className="border-t" />
      <Heading>{t('review.filter.claim')}</Heading>
      {CLAIM_FILTERS.map((claim) => (
        <Choice
          key={claim}
          on={filter.claim === claim}
          onPress={() => onFilter({ claim: toggled(filter.claim, claim) })}
        >
          {t(`review.filter.${claim}`)}
        </Choice>
      ))}
      <MenuSeparator className="border-t" />
      <Heading>{t('review.filter.reason')}</Heading>
      {REVIEW_REASONS.map((reason) => {
        const on = filter.reasons.includes(reason);
        const reasons = on ? filter.reasons.filter((one) => one !== reason) : [...filter.reasons, reason];
        return (
          <Choice key={reason} on={on} count={counts?.byReason[reason]} onPress={() => onFilter({ reasons })}>
            {t(`review.kind.${reason}`)}
          </Choice>
        );
      })}
    </Menu>
  );
}

function toggled<Value>(now: Value | null, value: Value): Value | null {
  return now === value ? null : value;
}

function Heading({ children }: { readonly children: ReactNode }) {
  return <MenuLabel className="text-11 text-ink-3 px-3 pt-2 pb-1">{children}</MenuLabel>;
}

type ChoiceProps = {
  readonly on: boolean;
  readonly count?: number | undefined;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

function Choice({ on, count, onPress, children }: ChoiceProps) {
  const { t } = useLanguage();
  return (
    <MenuItem
      className={menuItemClass}
      onSelect={(event) => {
        event.preventDefault();
        onPress();
      }}
    >
      <Check aria-hidden className={on ? '' : 'invisible'} />
      <span className="flex-1">{children}</span>
      {on && <span className="sr-only">{t('review.filter.chosen')}</span>}
      {count !== undefined && <span className="text-ink-3">{count}</span>}
    </MenuItem>
  );
}
