'use client';

import type { BatchEvent } from '#lib/fleet/queries.ts';
import Link from 'next/link';
import { useState } from 'react';
import { Flag } from '#components/board/flag.tsx';
import { Moment } from '#components/board/moment.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { reasonsOf } from '#lib/fleet/attention.ts';
import type { FlagReason, FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import { eventTitle } from './event-words.ts';
import { evidenceWords } from './evidence-words.ts';
import { flagList } from './flag-list.ts';
import type { Part } from './use-panel-data.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type PanelFlagsProps = { readonly row: FleetRow; readonly events: Part<readonly BatchEvent[]> };

const SHOWN = 2;

/** The batch's open flags, gravest first, each with what was measured. */
export function PanelFlags({ row, events }: PanelFlagsProps) {
  const [all, setAll] = useState(false);
  const { t } = useLanguage();
  if (events.data === undefined) return <FlagNames row={row} loading={!events.failed} />;
  const flags = flagList(row, events.data);
  if (flags.length === 0) return null;
  const hidden = flags.length - SHOWN;
  return (
    <section
      aria-label={t('driver.flags')}
      className="scroll-thin max-h-[40%] flex-none overflow-auto border-b max-sm:max-h-none"
    >
      <ul>
        {(all ? flags : flags.slice(0, SHOWN)).map(({ event, reason }) => (
          <FlagRow key={`${event?.seq} ${reason}`} batchId={row.id} event={event} reason={reason} />
        ))}
      </ul>
      {hidden > 0 && (
        <div className="border-t py-1 pl-3">
          <Button
            variant="quiet"
            size="sm"
            aria-expanded={all}
            onClick={() => setAll(!all)}
            className="max-sm:h-11"
          >
            {all ? t('driver.fewerFlags') : t('driver.moreFlags', { count: hidden })}
          </Button>
        </div>
      )}
    </section>
  );
}

const rowGrid =
  'grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 py-2 pr-4 pl-5 not-first:border-t';

type FlagRowProps = {
  readonly batchId: string;
  readonly event: BatchEvent | null;
  readonly reason: FlagReason;
};

function FlagRow({ batchId, event, reason }: FlagRowProps) {
  const { id: workspaceId, timeZone } = useFleetMeta().workspace;
  const language = useLanguage();
  const { t } = language;
  return (
    <li className={rowGrid}>
      <span className="pt-px">
        <Flag reason={reason} />
      </span>
      <p>
        <b className="font-semibold">{t(`flag.${reason}`)}</b>{' '}
        {event !== null && (
          <Moment at={event.recordedAt} className="text-ink-3">
            {t('driver.onEvent', {
              event: eventTitle(event, t),
              time: clockSeconds(event.recordedAt, timeZone),
            })}
          </Moment>
        )}
      </p>
      <Link
        href={`/reviews?w=${workspaceId}&batch=${batchId}&flag=${reason}`}
        prefetch={false}
        className={`${buttonClass({ size: 'sm' })} row-span-2 self-center max-sm:h-11`}
      >
        {t('driver.review')}
        <span className="sr-only">{t(`flag.${reason}`)}</span>
      </Link>
      <p className="text-12 text-ink-2 col-start-2">
        {event !== null && evidenceWords(event, reason, language)}
        {event === null && reason === 'REJECTED_TRANSITION' && t('driver.evidence.refused')}
      </p>
    </li>
  );
}

/** What the row alone knows, until the events say what was measured. */
function FlagNames({ row, loading }: { readonly row: FleetRow; readonly loading: boolean }) {
  const reasons = reasonsOf(row.flags).slice(0, SHOWN);
  const { t } = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <ul aria-label={t('driver.flags')} className="flex-none border-b">
      {reasons.map((reason) => (
        <li key={reason} className={rowGrid}>
          <span className="pt-px">
            <Flag reason={reason} />
          </span>
          <b className="font-semibold">{t(`flag.${reason}`)}</b>
          {loading && <span className="rounded-chip bg-surface-3 col-start-2 my-[3px] h-2.5 w-64" />}
        </li>
      ))}
    </ul>
  );
}
