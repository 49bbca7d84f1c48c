'use client';

import { Fragment, type ReactNode } from 'react';
import { Flag } from '#components/board/flag.tsx';
import type { LogItem } from '#lib/audit/log-item.ts';
import { shortHash } from '#lib/audit/short-hash.ts';
import { clockSeconds, decimal, fullTime, signedLag } from '#lib/fleet/words.ts';
import { isFlagReason } from '#lib/fleet/wire-event.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type EntryFactsProps = {
  readonly item: LogItem;
  readonly entry: { readonly hash: string | null; readonly previous: string | null } | undefined;
  readonly failed: boolean;
};

/** The identity of an entry: its id, both clocks, place, and its link of the chain. */
export function EntryFacts({ item, entry, failed }: EntryFactsProps) {
  const language = useLanguage();
  const { t, locale } = language;
  const { timeZone } = useFleetMeta().workspace;
  const time = (at: number) => <span title={fullTime(at, language)}>{clockSeconds(at, timeZone)}</span>;
  const event = item.kind === 'event' ? item : null;
  const rejected = item.kind === 'rejected' ? item : null;
  const recordedAt = event?.recordedAt ?? rejected?.recordedAt ?? null;
  const hash = (value: string | null | undefined, absent: string) => {
    if (failed) return t('audit.detail.hashFailed');
    if (value === undefined) return '…';
    if (value === null) return absent;
    return (
      <span className="font-mono" title={value}>
        {shortHash(value)}
      </span>
    );
  };
  const place =
    event?.latitude === null || event?.longitude === null || event === null
      ? null
      : t('audit.detail.place', {
          latitude: decimal(event.latitude, 5, locale),
          longitude: decimal(event.longitude, 5, locale),
        });
  const flags = (event ?? rejected)?.flags.filter(isFlagReason) ?? [];
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('audit.detail.entry'), <Id key="id" id={item.id} />],
    ...(recordedAt === null
      ? []
      : [
          [t('audit.detail.recorded'), time(recordedAt)] as const,
          [t('audit.detail.synced'), time(item.at)] as const,
          [t('audit.detail.lag'), signedLag(item.at - recordedAt, language)] as const,
        ]),
    ...(rejected === null
      ? []
      : [[t('audit.detail.attempts'), t('audit.detail.times', { count: rejected.attempts })] as const]),
    ...(place === null
      ? []
      : [
          [
            t('audit.detail.at'),
            <span key="place" className="font-mono">
              {place}{' '}
              {event?.accuracyM !== null &&
                event !== null &&
                t('audit.detail.accuracy', { metres: Math.round(event.accuracyM) })}
            </span>,
          ] as const,
        ]),
    ...(flags.length === 0
      ? []
      : [[t('audit.detail.flags'), flags.map((flag) => <Flag key={flag} reason={flag} />)] as const]),
    ...(item.sessionId === null
      ? []
      : [[t('audit.detail.session'), <Id key="session" id={item.sessionId} />] as const]),
    ...(rejected === null
      ? [
          [t('audit.detail.hash'), hash(entry?.hash, '—')] as const,
          [t('audit.detail.previous'), hash(entry?.previous, t('audit.detail.firstEntry'))] as const,
        ]
      : [[t('audit.detail.hash'), t('audit.detail.notChained')] as const]),
  ];
  return (
    <dl className="text-12 grid grid-cols-[84px_minmax(0,1fr)] gap-y-0.5">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-ink-3">{name}</dt>
          <dd className="flex min-w-0 flex-wrap gap-1">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Id({ id }: { readonly id: string }) {
  return <span className="font-mono wrap-anywhere">{id}</span>;
}
