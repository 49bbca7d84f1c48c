'use client';

import { useQueryStates } from 'nuqs';
import { SettingsScreen } from '#components/settings/settings-screen.tsx';
import { settingsParams } from './search-params.ts';

/** The settings page, with its tab kept in the address. */
export function SettingsClient() {
  const [{ tab }, setParams] = useQueryStates(settingsParams);
  return <SettingsScreen tab={tab} onTab={(next) => void setParams({ tab: next }, { history: 'push' })} />;
}
