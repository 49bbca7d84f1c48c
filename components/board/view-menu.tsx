'use client';

import { Link2, Pencil, Save, Share2, Trash2 } from 'lucide-react';
import { Menu, MenuItem, MenuSeparator, menuItemClass } from '#components/ui/menu.tsx';
import type { SavedView } from '#lib/board-views/queries.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useViewActs } from './use-view-acts.ts';

type ViewMenuProps = {
  readonly view: SavedView;
  /** The board shows something else than the view keeps. */
  readonly changed: boolean;
  readonly query: string;
  readonly onAct: (kind: 'rename' | 'remove') => void;
};

/** What can be done with a saved view; another's can only be passed on. */
export function ViewMenu({ view, changed, query, onAct }: ViewMenuProps) {
  const { t } = useLanguage();
  const { change } = useViewActs();
  return (
    <Menu>
      {view.mine && changed && (
        <MenuItem className={menuItemClass} onSelect={() => void change(view, { query })}>
          <Save aria-hidden /> {t('board.views.update')}
        </MenuItem>
      )}
      <MenuItem className={menuItemClass} onSelect={() => void copy(view.query)}>
        <Link2 aria-hidden /> {t('board.views.copyLink')}
      </MenuItem>
      {view.mine && (
        <>
          <MenuItem className={menuItemClass} onSelect={() => void change(view, { shared: !view.shared })}>
            <Share2 aria-hidden /> {t(view.shared ? 'board.views.unshare' : 'board.views.share')}
          </MenuItem>
          <MenuItem className={menuItemClass} onSelect={() => onAct('rename')}>
            <Pencil aria-hidden /> {t('board.views.rename')}
          </MenuItem>
          <MenuSeparator className="my-1 border-t" />
          <MenuItem className={`${menuItemClass} text-danger-t`} onSelect={() => onAct('remove')}>
            <Trash2 aria-hidden /> {t('board.views.remove')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

function copy(query: string): Promise<void> {
  const { origin, search } = window.location;
  const workspace = new URLSearchParams(search).get('w');
  const params = [workspace === null ? '' : `w=${workspace}`, query].filter(Boolean).join('&');
  return navigator.clipboard.writeText(`${origin}/board${params === '' ? '' : `?${params}`}`);
}
