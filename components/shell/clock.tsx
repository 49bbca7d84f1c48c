'use client';

import { Moment } from '#components/board/moment.tsx';
import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { clockSeconds, dayAndZone } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** The workspace's time, whatever zone the viewer sits in. */
export function Clock() {
  const now = useNow(1000);
  const { timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  return (
    <div className="flex flex-col items-end border-l pl-3 leading-4 whitespace-nowrap max-sm:hidden">
      <time
        className="text-14 leading-4 font-semibold tracking-[.01em]"
        dateTime={new Date(now).toISOString()}
      >
        <Moment at={now}>{clockSeconds(now, timeZone)}</Moment>
      </time>
      <span className="text-11 text-ink-3">{dayAndZone(now, timeZone, language)}</span>
    </div>
  );
}
