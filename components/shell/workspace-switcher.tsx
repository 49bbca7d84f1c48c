'use client';

import { ChevronsUpDown } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { WorkspaceMark } from './workspace-mark.tsx';

export type WorkspaceChoice = { readonly id: string; readonly code: string; readonly name: string };

type WorkspaceSwitcherProps = {
  readonly current: WorkspaceChoice;
  readonly workspaces: readonly WorkspaceChoice[];
};

const load = () => import('./workspace-menu.tsx');
const WorkspaceMenu = dynamic(() => load().then((file) => file.WorkspaceMenu));

/** The workspace's name; a menu when there is another one to go to. */
export function WorkspaceSwitcher({ current, workspaces }: WorkspaceSwitcherProps) {
  const { t } = useLanguage();
  const name = (
    <>
      <WorkspaceMark code={current.code} />
      <span className="truncate" title={current.name}>
        {current.name}
      </span>
    </>
  );
  if (workspaces.length < 2) {
    return <div className="flex h-8 min-w-0 items-center gap-2 font-semibold">{name}</div>;
  }
  return (
    <MenuButton
      prepare={load}
      menu={<WorkspaceMenu current={current} workspaces={workspaces} />}
      className="rounded-ctl hover:bg-surface-3 -ml-1.5 flex h-8 min-w-0 items-center gap-2 px-1.5 font-semibold max-sm:h-11"
    >
      {name}
      <ChevronsUpDown aria-hidden className="text-ink-3 size-3.5" />
      <span className="sr-only">{t('shell.switchWorkspace')}</span>
    </MenuButton>
  );
}
