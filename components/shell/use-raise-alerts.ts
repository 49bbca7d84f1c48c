'use client';

import { useEffect, useEffectEvent } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useReading } from '#lib/fleet/use-reading.ts';
import { openDeviceChanges } from '#lib/fleet/what-waits.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { REPEAT_MS, type Alert, type AlertStore } from './alert-store.ts';
import { chime, prepareChimes } from './chime.ts';
import { useChimeForMore } from './use-chime-for-more.ts';
import { onNewHighRisks, type NewRisk } from './new-high-risks.ts';

/** Turns what the feed brings into alerts, makes their sounds, and repeats those that nobody acknowledges. */
export function useRaiseAlerts(alerts: AlertStore): void {
  const source = useFleetSource();
  const { store } = source;
  const { t } = useLanguage();
  useChimeForMore('device_change', useReading(openDeviceChanges(source)).value);
  const alertOf = ({ id, reason, row, count }: NewRisk): Alert => ({
    id: `${id} ${reason} ${count}`,
    words: t('shell.alert.flag', {
      flag: t(`flag.${reason}`),
      who: row.driver?.name ?? row.reference,
    }),
    batchId: id,
    sound: 'high_risk',
  });
  const raise = useEffectEvent((risks: readonly NewRisk[]) => {
    const [first] = alerts.raise(risks.map(alertOf), Date.now());
    if (first === undefined) return;
    chime(first.sound);
    notify(first.words);
  });
  useEffect(() => {
    prepareChimes();
    const leaveRows = onNewHighRisks(store, raise);
    let stale = false;
    const leaveConnection = store.on('connection')(() => {
      const now = store.connection().state === 'stale';
      // The banner says it in words; here it only sounds.
      if (now && !stale) chime('stale');
      stale = now;
    });
    const repeat = setInterval(() => {
      const [first] = alerts.alerts();
      if (first !== undefined) chime(first.sound);
    }, REPEAT_MS);
    return () => {
      leaveRows();
      leaveConnection();
      clearInterval(repeat);
    };
  }, [store, alerts]);
}

/** The browser's own notification, for whoever allowed them and is looking elsewhere. */
function notify(words: string): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  if (document.visibilityState === 'visible') return;
  const shown = new Notification('Marshal', { body: words, tag: 'marshal-alert' });
  shown.addEventListener('click', () => window.focus());
}
