/** The parts of the settings page, in the order of their tabs. */
export const SETTINGS_TABS = ['rules', 'workspace', 'members', 'reasons', 'personal'] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];
