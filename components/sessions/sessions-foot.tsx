'use client';

import type { ReactNode } from 'react';
import { Moment } from '#components/board/moment.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { Millis } from '#lib/fleet/types.ts';
import { useFleetMeta, useServerTime } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { SessionCounts, SessionRow } from '#lib/sessions/session-rows.ts';

type SessionsFootProps = {
  readonly shown: readonly SessionRow[];
  readonly counts: SessionCounts | undefined;
  /** By the browser's clock. */
  readonly asOf: Millis | null;
  readonly mayAct: boolean;
};

/** One line below the list: how many, what waits on the devices, as of when, and the keys. */
export function SessionsFoot({ shown, counts, asOf: notedAt, mayAct }: SessionsFootProps) {
  const { t } = useLanguage();
  const { timeZone } = useFleetMeta().workspace;
  const asOf = useServerTime(notedAt ?? 0);
  const waiting = shown.reduce((sum, row) => sum + (row.endedAt === null ? row.eventsWaiting : 0), 0);
  const keys: readonly (readonly [string, string])[] = [
    ['J K', t('sessions.keyMove')],
    ...(mayAct
      ? ([
          ['X', t('sessions.keySelect')],
          ['L', t('sessions.keyLogout')],
        ] as const)
      : []),
  ];
  return (
    <footer className="bg-surface text-12 text-ink-3 flex h-7 flex-none items-center gap-4 border-t px-4 whitespace-nowrap max-sm:hidden">
      <span>{t.rich('sessions.shown', { count: shown.length, b: strong })}</span>
      {counts !== undefined && <span>{t.rich('sessions.idleCount', { count: counts.idle, b: strong })}</span>}
      <span>{t.rich('sessions.waitingCount', { count: waiting, b: strong })}</span>
      {notedAt !== null && (
        <Moment at={asOf}>
          {t.rich('sessions.asOf', { time: clockSeconds(asOf, timeZone), b: strong })}
        </Moment>
      )}
      <span className="flex-auto" />
      {keys.map(([cap, does]) => (
        <span key={cap} className="flex items-center gap-[5px] max-lg:hidden">
          {cap.split(' ').map((one) => (
            <Kbd key={one}>{one}</Kbd>
          ))}
          {does}
        </span>
      ))}
    </footer>
  );
}

function strong(words: ReactNode): ReactNode {
  return <b className="text-ink-2 font-medium">{words}</b>;
}
