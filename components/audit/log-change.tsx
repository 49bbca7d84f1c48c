'use client';

import { ArrowRight } from 'lucide-react';
import { StatusLabel } from '#components/board/status-label.tsx';
import { endsSession } from '#lib/audit/action-text.ts';
import { changesOf, isChanged } from '#lib/audit/changes.ts';
import type { LogItem } from '#lib/audit/log-item.ts';
import { DRIVER_STATUSES, type DriverStatus } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** From which state to which, else the first thing that changed and how many more did. */
export function LogChange({ item }: { readonly item: LogItem }) {
  const { t } = useLanguage();
  if (item.kind === 'event') {
    if (item.fromStatus === null || item.fromStatus === item.status) {
      return (
        <>
          <StatusLabel status={item.status} />
          <span className="text-ink-3">{t('audit.noChange')}</span>
        </>
      );
    }
    return <Move from={item.fromStatus} to={item.status} />;
  }
  if (item.kind === 'rejected') {
    return (
      <>
        {item.status !== null && <StatusLabel status={item.status} />}
        <span className="text-ink-3">{t('audit.noChange')}</span>
      </>
    );
  }
  if (endsSession(item.action)) {
    return (
      <>
        {t('audit.signedIn')}
        <Arrow />
        {t('audit.signedOut')}
      </>
    );
  }
  const changes = changesOf(item.before, item.after).filter(isChanged);
  // A state says more than the version it was in.
  const first = changes.find(({ name }) => name === 'status') ?? changes[0];
  if (first === undefined) return <span className="text-ink-3">—</span>;
  if (isStatus(first.before) && isStatus(first.after)) return <Move from={first.before} to={first.after} />;
  return (
    <>
      <span
        className="text-12 truncate font-mono"
        title={`${first.name}: ${first.before ?? '—'} → ${first.after ?? '—'}`}
      >
        <span className="text-ink-3">{first.name} </span>
        {first.before ?? '—'}
      </span>
      <Arrow />
      <span className="text-12 truncate font-mono">{first.after ?? '—'}</span>
      {changes.length > 1 && (
        <span className="text-ink-3 text-12">{t('audit.moreChanges', { count: changes.length - 1 })}</span>
      )}
    </>
  );
}

function Arrow() {
  return <ArrowRight aria-hidden className="text-ink-3 size-3" />;
}

function Move({ from, to }: { readonly from: DriverStatus; readonly to: DriverStatus }) {
  return (
    <>
      <StatusLabel status={from} />
      <Arrow />
      <StatusLabel status={to} />
    </>
  );
}

function isStatus(text: string | null): text is DriverStatus {
  return DRIVER_STATUSES.some((status) => status === text);
}
