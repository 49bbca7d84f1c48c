'use client';

import { useReducer } from 'react';
import { MUTE_MS } from '#components/shell/alert-store.ts';
import { usePreferences } from '#components/shell/use-preferences.ts';
import { Button } from '#components/ui/button.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { clockTime } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { writePreferences } from '#lib/preferences.ts';

/** Whether alerts are muted and until when, and the browser's own notifications. */
export function PersonalAlerts() {
  const { t } = useLanguage();
  const { mutedUntil } = usePreferences();
  const { timeZone } = useFleetMeta().workspace;
  const now = useNow(10_000);
  const muted = mutedUntil !== null && mutedUntil > now;
  return (
    <section aria-label={t('shell.alert.label')} className="bg-surface mt-3 max-w-[720px] border">
      <div className="border-b px-4 py-2.5">
        <h2 className="font-semibold">{t('shell.alert.label')}</h2>
        <p className="text-12 text-ink-3">{t('settings.alertsText')}</p>
      </div>
      <div className="flex min-h-11 items-center gap-3 border-b px-4 py-2">
        <span role="status" className="flex-1">
          {muted ? t('shell.alert.muted', { time: clockTime(mutedUntil, timeZone) }) : t('settings.notMuted')}
        </span>
        <Button
          size="sm"
          className="max-sm:h-11"
          onClick={() => writePreferences({ mutedUntil: muted ? null : Date.now() + MUTE_MS })}
        >
          {t(muted ? 'shell.alert.unmute' : 'shell.alert.mute')}
        </Button>
      </div>
      <BrowserNotifications />
    </section>
  );
}

function BrowserNotifications() {
  const { t } = useLanguage();
  const alive = useHydrated();
  const [, answered] = useReducer((count: number) => count + 1, 0);
  const state = alive && typeof Notification !== 'undefined' ? Notification.permission : 'denied';
  const ask = async () => {
    await Notification.requestPermission();
    answered();
  };
  return (
    <div className="flex min-h-11 items-center gap-3 px-4 py-2">
      <span role="status" className="flex-1">
        {t(`settings.notifications.${state}`)}
      </span>
      {state === 'default' && (
        <Button size="sm" className="max-sm:h-11" onClick={() => void ask()}>
          {t('shell.alert.notify')}
        </Button>
      )}
    </div>
  );
}
