'use client';

import { Columns3 } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import type { HideableColumn } from '#lib/fleet/board-view.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ColumnButtonProps = {
  readonly hidden: readonly HideableColumn[];
  readonly onHidden: (hidden: readonly HideableColumn[]) => void;
};

const load = () => import('./column-menu.tsx');
const ColumnMenu = dynamic(() => load().then((file) => file.ColumnMenu));

/** Which columns the table has. */
export function ColumnButton(props: ColumnButtonProps) {
  const { t } = useLanguage();
  return (
    <MenuButton
      prepare={load}
      menu={<ColumnMenu {...props} />}
      aria-label={t('board.columns')}
      title={t('board.columns')}
      className="focus-inset rounded-ctl border-line-2 bg-surface text-ink-3 hover:text-ink aria-expanded:bg-surface-3 aria-expanded:text-ink flex h-7 items-center border px-2"
    >
      <Columns3 aria-hidden />
    </MenuButton>
  );
}
