'use client';

import type { MouseEvent, ReactNode } from 'react';
import type { BoardView } from '#lib/fleet/board-view.ts';
import { useFleetMeta, useViewCount } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ViewTabProps = {
  /** What it shows, as it stands in the address. */
  readonly query: string;
  readonly view: BoardView;
  readonly current: boolean;
  readonly title?: string | undefined;
  readonly onOpen: () => void;
  readonly children: ReactNode;
};

/** A view by its name and how much it shows: an address of its own. */
export function ViewTab({ query, view, current, title, onOpen, children }: ViewTabProps) {
  const { t } = useLanguage();
  const { id } = useFleetMeta().workspace;
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <a
      href={`/board?w=${id}${query === '' ? '' : `&${query}`}`}
      aria-current={current ? 'page' : undefined}
      title={title}
      onClick={open}
      className="focus-inset text-ink-2 hover:text-ink aria-[current]:text-ink aria-[current]:after:bg-accent relative flex h-full flex-none items-center gap-1.5 px-2 whitespace-nowrap aria-[current]:font-semibold aria-[current]:after:absolute aria-[current]:after:inset-x-2 aria-[current]:after:bottom-0 aria-[current]:after:h-0.5"
    >
      {children}{' '}
      <span className="text-ink-3 font-normal">{t('board.views.count', { count: useViewCount(view) })}</span>
    </a>
  );
}
