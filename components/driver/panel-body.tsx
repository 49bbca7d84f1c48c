'use client';

import type { FleetRow } from '#lib/fleet/types.ts';
import { EventTimeline } from './event-timeline.tsx';
import { PanelFlags } from './panel-flags.tsx';
import { SessionCard } from './session-card.tsx';
import { StopList } from './stop-list.tsx';
import { usePanelData } from './use-panel-data.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

// What scrolls must be reachable by keyboard where it holds no control.
const REACHABLE = 0;
const column = 'min-h-0 focus-inset scroll-thin overflow-auto max-sm:overflow-visible';

/** Flags, then events beside stops and session. */
export function PanelBody({ row }: { readonly row: FleetRow }) {
  const { events, stops } = usePanelData(row);
  const { t } = useLanguage();
  return (
    <>
      <PanelFlags row={row} events={events} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_292px] grid-rows-[minmax(0,1fr)] max-sm:block">
        <section aria-label={t('driver.events')} tabIndex={REACHABLE} className={column}>
          <EventTimeline row={row} events={events} stops={stops.data ?? []} />
        </section>
        <section
          aria-label={t('driver.stopsAndSession')}
          tabIndex={REACHABLE}
          className={`${column} max-sm:border-t sm:border-l`}
        >
          <StopList row={row} stops={stops} events={events.data ?? []} />
          <SessionCard row={row} />
        </section>
      </div>
    </>
  );
}
