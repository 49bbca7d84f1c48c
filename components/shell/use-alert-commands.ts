'use client';

import { useLanguage } from '#lib/i18n/use-language.ts';
import { readPreferences } from '#lib/preferences.ts';
import { MUTE_MS } from './alert-store.ts';
import { useCommands } from './command-groups.ts';

/** What the palette offers for alerts: muting them, ending that, and the browser's own notifications. */
export function useAlertCommands(mute: (until: number | null) => void): void {
  const { t } = useLanguage();
  const mayAsk = typeof Notification !== 'undefined' && Notification.permission === 'default';
  useCommands({
    title: t('shell.alert.label'),
    commands: [
      { label: t('shell.alert.mute'), run: () => mute(Date.now() + MUTE_MS) },
      { label: t('shell.alert.unmute'), run: () => readPreferences().mutedUntil !== null && mute(null) },
      ...(mayAsk
        ? [{ label: t('shell.alert.notify'), run: () => void Notification.requestPermission() }]
        : []),
    ],
  });
}
