'use client';

import { Check, ChevronsUpDown } from 'lucide-react';
import { Menu, MenuItem, menuItemClass } from '#components/ui/menu.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

export type WorkspaceChoice = { readonly id: string; readonly code: string; readonly name: string };

type WorkspaceSwitcherProps = {
  readonly current: WorkspaceChoice;
  readonly workspaces: readonly WorkspaceChoice[];
};

function Mark({ code }: { readonly code: string }) {
  return (
    <span
      aria-hidden
      className="rounded-chip border-line-2 text-ink-2 h-5 border px-1 font-mono text-[11px]/[18px] font-semibold"
    >
      {code}
    </span>
  );
}

/** The workspace's name; a menu when there is another one to go to. */
export function WorkspaceSwitcher({ current, workspaces }: WorkspaceSwitcherProps) {
  const { t } = useLanguage();
  const name = (
    <>
      <Mark code={current.code} />
      <span className="truncate">{current.name}</span>
    </>
  );
  if (workspaces.length < 2) {
    return <div className="flex h-8 min-w-0 items-center gap-2 font-semibold">{name}</div>;
  }
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="rounded-ctl hover:bg-surface-3 -ml-1.5 flex h-8 min-w-0 items-center gap-2 px-1.5 font-semibold max-sm:h-11"
        >
          {name}
          <ChevronsUpDown aria-hidden className="text-ink-3 size-3.5" />
          <span className="sr-only">{t('shell.switchWorkspace')}</span>
        </button>
      }
    >
      {workspaces.map((workspace) => (
        <MenuItem key={workspace.id} asChild>
          {/* A full load: another workspace is another feed, and nothing of this one may stay behind. */}
          <a href={`/board?w=${workspace.id}`} className={menuItemClass}>
            <Mark code={workspace.code} />
            <span className="flex-1 truncate">{workspace.name}</span>
            {workspace.id === current.id && <Check aria-label={t('shell.current')} />}
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
