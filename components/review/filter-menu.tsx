'use client';

import { ListFilter } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { FilterMenuProps } from './filter-items.tsx';

const load = () => import('./filter-items.tsx');
const FilterItems = dynamic(() => load().then((file) => file.FilterItems));

/** Opens what groups and narrows the queue; says how it is grouped. */
export function FilterMenu(props: FilterMenuProps) {
  const { t } = useLanguage();
  const { group } = props.filter;
  return (
    <MenuButton
      prepare={load}
      menu={<FilterItems {...props} />}
      aria-label={t('review.filter.open')}
      className={buttonClass({ variant: 'quiet', size: 'sm' })}
    >
      <ListFilter aria-hidden />
      {group === null ? t('review.filter.title') : t(`review.group.${group}`)}
    </MenuButton>
  );
}
