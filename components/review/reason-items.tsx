'use client';

import { Menu, MenuItem, menuItemClass, MenuLabel } from '#components/ui/menu.tsx';
import type { ReasonCode } from '#lib/fleet/reasons.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ReasonItemsProps = {
  readonly reasons: readonly ReasonCode[];
  readonly onChoose: (code: string) => void;
};

/** The other reasons a decision may be given. */
export function ReasonItems({ reasons, onChoose }: ReasonItemsProps) {
  const { t } = useLanguage();
  return (
    <Menu align="end">
      <MenuLabel className="text-11 text-ink-3 px-3 pt-1 pb-1">{t('guarded.reason')}</MenuLabel>
      {reasons.map(({ code, label, requiresNote }) => (
        <MenuItem key={code} className={menuItemClass} onSelect={() => onChoose(code)}>
          <span className="flex-1">{reasonText(code, t, label)}</span>
          {requiresNote && <span className="text-11 text-ink-3">{t('review.needsNote')}</span>}
        </MenuItem>
      ))}
    </Menu>
  );
}
