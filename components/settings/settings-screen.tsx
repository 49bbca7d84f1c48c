'use client';

import { useId } from 'react';
import { PageHeader } from '#components/shell/page-header.tsx';
import { tabId, Tabs } from '#components/ui/tabs.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { Members } from './members.tsx';
import { Personal } from './personal.tsx';
import { Reasons } from './reasons.tsx';
import { Rules } from './rules.tsx';
import { SETTINGS_TABS, type SettingsTab } from './settings-tabs.ts';
import { WorkspaceSettings } from './workspace-settings.tsx';

type SettingsScreenProps = {
  readonly tab: SettingsTab;
  readonly onTab: (tab: SettingsTab) => void;
};

const parts = {
  rules: Rules,
  workspace: WorkspaceSettings,
  members: Members,
  reasons: Reasons,
  personal: Personal,
} as const;

/** Everything about a workspace and a person that is not today's work. */
export function SettingsScreen({ tab, onTab }: SettingsScreenProps) {
  const { t } = useLanguage();
  const { workspace } = useFleetMeta();
  const panelId = useId();
  const Part = parts[tab];
  return (
    <>
      <PageHeader title={t('shell.page.settings')} sub={workspace.name} />
      <div className="bg-surface border-line-2 flex-none border-b px-4">
        <Tabs
          label={t('settings.parts')}
          value={tab}
          tabs={SETTINGS_TABS.map((value) => ({ value, name: t(`settings.tab.${value}`) }))}
          onChange={onTab}
          panelId={panelId}
        />
      </div>
      <div
        id={panelId}
        role="tabpanel"
        aria-labelledby={tabId(panelId, tab)}
        // A part may hold nothing that takes the focus, and yet must scroll by keyboard.
        tabIndex={0}
        className="scroll-thin focus-inset flex min-h-0 flex-[1_1_0] flex-col overflow-auto"
      >
        <Part />
      </div>
    </>
  );
}
