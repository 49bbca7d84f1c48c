import type { BatchEvent } from '#lib/fleet/queries.ts';
import { useMemo } from 'react';
import { CloudUpload } from 'lucide-react';
import { clockSeconds, fullTime } from '#lib/fleet/words.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { EventLine, TimelineMark, lineGrid } from './event-line.tsx';
import { EmptyNote, FailedNote } from './panel-notes.tsx';
import { SectionHead } from './section-head.tsx';
import type { PlannedStop } from './stop-rows.ts';
import { timeline } from './timeline.ts';
import { TimelineSkeleton } from './panel-skeletons.tsx';
import type { Part } from './use-panel-data.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type EventTimelineProps = {
  readonly row: FleetRow;
  readonly events: Part<readonly BatchEvent[]>;
  readonly stops: readonly PlannedStop[];
};

/** Every event of the batch, newest first, with both clocks: when the device recorded it and how late it synced. */
export function EventTimeline({ row, events, stops }: EventTimelineProps) {
  const { t } = useLanguage();
  const groups = useMemo(() => timeline(events.data ?? []), [events.data]);
  const places = useMemo(() => new Map(stops.map((stop) => [stop.position, stop])), [stops]);
  const oldest = groups.length === 0 ? null : Math.min(...(events.data ?? []).map(({ seq }) => seq));
  const stopOf = (event: BatchEvent) => (event.stopIndex === null ? undefined : places.get(event.stopIndex));
  return (
    <>
      <SectionHead
        title={t('driver.events')}
        count={events.data && String(events.data.length)}
        aside={<span className="text-11 text-ink-3">{t('driver.eventsAside')}</span>}
        className="pl-5"
      />
      {events.data === undefined && !events.failed && <TimelineSkeleton />}
      {events.failed && (
        <FailedNote words={t('driver.eventsFailed')} onRetry={events.onRetry} className="px-5" />
      )}
      {events.data?.length === 0 && (
        <EmptyNote
          words={t(row.driver === null ? 'driver.noEventsNoDriver' : 'driver.noEvents')}
          className="px-5"
        />
      )}
      <ol className="pr-4 pb-4 pl-5">
        {groups.map((group) =>
          group.kind === 'event' ? (
            <EventLine
              key={group.event.seq}
              event={group.event}
              stop={stopOf(group.event)}
              offline={group.offline}
              last={group.event.seq === oldest}
            />
          ) : (
            <li key={`burst ${group.events[0]?.seq}`}>
              <BurstHead events={group.events} syncedAt={group.syncedAt} />
              <ol>
                {group.events.map((event) => (
                  <EventLine
                    key={event.seq}
                    event={event}
                    stop={stopOf(event)}
                    offline
                    inBurst
                    last={event.seq === oldest}
                  />
                ))}
              </ol>
            </li>
          ),
        )}
      </ol>
    </>
  );
}

/** Stands where the burst reached the server; what it brought follows, by the device's clock. */
function BurstHead({
  events,
  syncedAt,
}: {
  readonly events: readonly BatchEvent[];
  readonly syncedAt: number;
}) {
  const { timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  return (
    <div className={lineGrid}>
      <time className="text-12/[18px] text-ink-3 text-right" title={fullTime(syncedAt, language)}>
        {clockSeconds(syncedAt, timeZone)}
      </time>
      <TimelineMark line="dashed">
        <CloudUpload aria-hidden className="text-ink-3 size-3.5" />
      </TimelineMark>
      <p className="text-12/[18px] text-ink-3 col-span-2">
        {language.t('driver.burst', { count: events.length })}
      </p>
    </div>
  );
}
