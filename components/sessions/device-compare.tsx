'use client';

import type { Place, DeviceChange } from '#lib/sessions/device-changes.ts';
import type { Millis } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { CompareMap } from './compare-map.tsx';

/** Both devices side by side: model, last position and when, and the two places to scale. */
export function DeviceCompare({ change }: { readonly change: DeviceChange }) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const at = (moment: Millis | null) => (moment === null ? '—' : clockSeconds(moment, timeZone));
  return (
    <div className="bg-surface-2 grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_320px] gap-6 border-t px-4 py-3 max-md:grid-cols-2 max-sm:grid-cols-1">
      <Device
        title={t('sessions.oldDevice')}
        model={change.previousDeviceModel}
        place={change.previousPlace}
        when={[t('sessions.seenAt'), at(change.previousSeenAt)]}
      />
      <Device
        title={t('sessions.newDevice')}
        model={change.deviceModel}
        place={change.place}
        when={[t('sessions.askedAt'), at(change.requestedAt)]}
        extra={[
          [t('sessions.app'), change.appVersion ?? '—'],
          [
            t('sessions.impliedSpeed'),
            change.impliedSpeedKmh === null
              ? '—'
              : t('sessions.kmh', { speed: Math.round(change.impliedSpeedKmh) }),
          ],
          [t('sessions.openUntil'), at(change.expiresAt)],
        ]}
      />
      <CompareMap change={change} />
    </div>
  );
}

type DeviceProps = {
  readonly title: string;
  readonly model: string | null;
  readonly place: Place | null;
  readonly when: readonly [string, string];
  readonly extra?: readonly (readonly [string, string])[];
};

function Device({ title, model, place, when, extra = [] }: DeviceProps) {
  const { t } = useLanguage();
  const position =
    place === null
      ? t('sessions.noPosition')
      : `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}${place.accuracyM === null ? '' : ` ±${Math.round(place.accuracyM)}\u00a0m`}`;
  const facts = [[t('sessions.device'), model ?? '—'], [t('sessions.position'), position], when, ...extra];
  return (
    <section aria-label={title}>
      <h3 className="text-12 mb-1 font-semibold">{title}</h3>
      <dl className="text-12 grid grid-cols-[96px_minmax(0,1fr)] gap-x-2 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
