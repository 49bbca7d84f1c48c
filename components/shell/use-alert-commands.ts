'use client';

import { useLanguage } from '#lib/i18n/use-language.ts';
import { MUTE_MS } from './alert-store.ts';
import { useCommands } from './command-groups.ts';
import { usePreferences } from './use-preferences.ts';

/** What the palette offers for alerts: muting them, ending that, and the browser's own notifications. */
export function useAlertCommands(mute: (until: number | null) => void): void {
  const { t } = useLanguage();
  const muted = usePreferences().mutedUntil !== null;
  const mayAsk = typeof Notification !== 'undefined' && Notification.permission === 'default';
  useCommands({
    title: t('shell.alert.label'),
    commands: [
      { label: t('shell.alert.mute'), run: () => mute(Date.now() + MUTE_MS) },
      ...(muted ? [{ label: t('shell.alert.unmute'), run: () => mute(null) }] : []),
      ...(mayAsk
        ? [{ label: t('shell.alert.notify'), run: () => void Notification.requestPermission() }]
        : []),
    ],
  });
}
