import type { BatchEvent } from '#lib/fleet/queries.ts';
import { Camera } from 'lucide-react';
import type { ReactNode } from 'react';
import { Flag } from '#components/board/flag.tsx';
import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { cx } from '#components/ui/cx.ts';
import type { FlagReason } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { FLAG_MARKS, clockSeconds, fullTime, signedLag } from '#lib/fleet/words.ts';
import { movedNothing } from './moved-nothing.ts';
import { eventMeta, eventTitle } from './event-words.ts';
import { evidenceWords } from './evidence-words.ts';
import type { PlannedStop } from './stop-rows.ts';
import { lagOf } from './timeline.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type EventLineProps = {
  readonly event: BatchEvent;
  readonly stop: PlannedStop | undefined;
  readonly offline: boolean;
  /** The burst's head has already said when it synced. */
  readonly inBurst?: boolean;
  /** The oldest event: no line leads on from it. */
  readonly last: boolean;
};

type TimelineMarkProps = {
  /** Dashed where the device was out of reach; null after the oldest event. */
  readonly line: 'solid' | 'dashed' | null;
  /** Reaches through the padding of a tinted row. */
  readonly long?: boolean;
  readonly children: ReactNode;
};

/** A shape on the timeline with the line to the next older one. */
export function TimelineMark({ line, long = false, children }: TimelineMarkProps) {
  return (
    <span
      className={cx(
        'relative flex justify-center pt-0.5',
        line !== null && 'before:absolute before:top-[18px] before:left-1/2 before:w-px',
        line !== null && (long ? 'before:-bottom-[18px]' : 'before:-bottom-2.5'),
        line === 'solid' && 'before:bg-line-2',
        line === 'dashed' && 'before:border-control before:border-l before:border-dashed',
      )}
    >
      {children}
    </span>
  );
}

export const lineGrid = 'relative grid grid-cols-[58px_16px_minmax(0,1fr)_auto] gap-x-2 pb-2';

/** One event: recorded time, the shape of the state it leads to, what it was, and its sync lag. */
export function EventLine({ event, stop, offline, inBurst = false, last }: EventLineProps) {
  const { timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  const { t } = language;
  const grave = event.flags.some((reason) => FLAG_MARKS[reason].risk === 'high');
  const meta = eventMeta(event, stop, timeZone, t);
  const synced =
    offline && !inBurst ? t('driver.event.offline', { time: clockSeconds(event.syncedAt, timeZone) }) : '';
  return (
    <li className={cx(lineGrid, 'min-h-10', grave && 'bg-danger-w -mr-4 mb-2 -ml-5 pt-1.5 pr-4 pl-5')}>
      <time
        dateTime={new Date(event.recordedAt).toISOString()}
        title={fullTime(event.recordedAt, language)}
        className="text-12/[18px] text-ink-2 text-right"
      >
        {clockSeconds(event.recordedAt, timeZone)}
      </time>
      <TimelineMark line={last ? null : offline ? 'dashed' : 'solid'} long={grave}>
        <EventMark event={event} />
      </TimelineMark>
      <div className="min-w-0">
        <p className="leading-[18px] font-medium">{eventTitle(event, t)}</p>
        <p className="text-12 text-ink-3 break-words">{[synced, meta].filter(Boolean).join('. ')}</p>
        {event.flags
          .filter((reason) => !(inBurst && reason === 'LATE_SYNC'))
          .map((reason) => (
            <FlagLine key={reason} event={event} reason={reason} />
          ))}
      </div>
      {event.type !== 'SUPERVISOR_OVERRIDE' && <Lag event={event} offline={offline} />}
    </li>
  );
}

/** How long after the device's clock the server got it; an override is written by the server itself and has none. */
function Lag({ event, offline }: Pick<EventLineProps, 'event' | 'offline'>) {
  const { timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  const { t } = language;
  const synced = clockSeconds(event.syncedAt, timeZone);
  return (
    <span
      title={t('driver.recordedAndSynced', { recorded: clockSeconds(event.recordedAt, timeZone), synced })}
      className={cx(
        'text-12/[18px] text-right whitespace-nowrap',
        offline ? 'text-warn-t font-semibold' : 'text-ink-3',
      )}
    >
      <span className="sr-only">{t('driver.syncedLag', { synced })}</span>
      {signedLag(lagOf(event), language)}
    </span>
  );
}

function EventMark({ event }: { readonly event: BatchEvent }) {
  if (event.type === 'PROOF_CAPTURED') return <Camera aria-hidden className="text-ink-3 size-3.5" />;
  return <StatusGlyph status={event.status} className={movedNothing(event) ? 'opacity-55' : ''} />;
}

const riskInk = { high: 'text-danger-t', medium: 'text-warn-t', low: 'text-ink-2' } as const;

function FlagLine({ event, reason }: { readonly event: BatchEvent; readonly reason: FlagReason }) {
  const language = useLanguage();
  return (
    <p className={cx('text-12/[18px] flex items-start gap-1.5 pt-1', riskInk[FLAG_MARKS[reason].risk])}>
      <Flag reason={reason} />
      {evidenceWords(event, reason, language)}
    </p>
  );
}
