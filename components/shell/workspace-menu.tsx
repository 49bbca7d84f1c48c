'use client';

import { Check } from 'lucide-react';
import { Menu, MenuItem, menuItemClass } from '#components/ui/menu.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { WorkspaceMark } from './workspace-mark.tsx';
import type { WorkspaceChoice } from './workspace-switcher.tsx';

type WorkspaceMenuProps = {
  readonly current: WorkspaceChoice;
  readonly workspaces: readonly WorkspaceChoice[];
};

export function WorkspaceMenu({ current, workspaces }: WorkspaceMenuProps) {
  const { t } = useLanguage();
  return (
    <Menu>
      {workspaces.map((workspace) => (
        <MenuItem key={workspace.id} asChild>
          {/* A full load: another workspace is another feed, and nothing of this one may stay behind. */}
          <a href={`/board?w=${workspace.id}`} className={menuItemClass}>
            <WorkspaceMark code={workspace.code} />
            <span className="flex-1 truncate">{workspace.name}</span>
            {workspace.id === current.id && <Check aria-label={t('shell.current')} />}
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
