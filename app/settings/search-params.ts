import { createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { SETTINGS_TABS } from '#components/settings/settings-tabs.ts';

/** The address of the settings page: workspace and tab. */
export const settingsParams = {
  w: parseAsString,
  tab: parseAsStringLiteral(SETTINGS_TABS).withDefault('rules'),
};

export const settingsAddress = createSerializer(settingsParams);
