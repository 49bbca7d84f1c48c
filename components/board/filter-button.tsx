'use client';

import { Plus } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import type { RefObject } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const load = () => import('./filter-menu.tsx');
const FilterMenu = dynamic(() => load().then((file) => file.FilterMenu));

type FilterButtonProps = {
  /** What holds the button, for the key that presses it. */
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly view: BoardView;
  readonly onView: (change: Partial<BoardView>) => void;
};

/** Adds a filter by depot or shift. */
export function FilterButton({ holder, view, onView }: FilterButtonProps) {
  const { t } = useLanguage();
  return (
    <div ref={holder}>
      <MenuButton
        prepare={load}
        menu={<FilterMenu view={view} onView={onView} />}
        title={t('board.filter.addHint')}
        className={`${buttonClass({ size: 'sm', variant: 'quiet' })} max-sm:h-11`}
      >
        <Plus aria-hidden className="size-3.5" />
        {t('board.filter.add')}
      </MenuButton>
    </div>
  );
}
