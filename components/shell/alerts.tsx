'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useSyncExternalStore } from 'react';
import { readPreferences, writePreferences } from '#lib/preferences.ts';
import { createAlertStore, MUTE_MS, type Alert } from './alert-store.ts';
import { useAlertCommands } from './use-alert-commands.ts';
import { useRaiseAlerts } from './use-raise-alerts.ts';

const AlertLine = dynamic(() => import('./alert-line.tsx').then((file) => file.AlertLine));

/** The alerts of this window, whatever page it shows. */
const store = createAlertStore(() => readPreferences().mutedUntil);
const quiet: readonly Alert[] = [];

function mute(until: number | null): void {
  writePreferences({ mutedUntil: until });
  store.acknowledge();
}

/** New high-risk flags and a stale board, one line over the page until somebody here acknowledges it. */
export function Alerts({ workspaceId }: { readonly workspaceId: string | null }) {
  const [first, ...others] = useSyncExternalStore(store.subscribe, store.alerts, () => quiet);
  useRaiseAlerts(store);
  useAlertCommands(mute);
  if (first === undefined) return null;
  return (
    <AlertLine
      alerts={[first, ...others]}
      workspaceId={workspaceId}
      onAcknowledge={store.acknowledge}
      onMute={() => mute(Date.now() + MUTE_MS)}
    />
  );
}
