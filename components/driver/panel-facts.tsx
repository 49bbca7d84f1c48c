import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { latenessOf } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis } from '#lib/fleet/types.ts';
import { useDataTime, useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import { clockTime, fullTime, shortDuration, signedMinutes } from '#lib/fleet/words.ts';
import { lastContact, routeEnd } from './route-facts.ts';
import { stopsDone } from './stop-rows.ts';

/** The strip under the header: how far, how late, until when, and how fresh this is. */
export function PanelFacts({ row }: { readonly row: FleetRow }) {
  const { workspace, settings } = useFleetMeta();
  const now = useNow(10_000);
  const known = useDataTime(10_000);
  const lateness = row.status === 'COMPLETED' ? null : latenessOf(row, known);
  const end = routeEnd(row, known);
  const contact = lastContact(row);
  const late = (minutes: number | null) => minutes !== null && minutes > settings.lateAfterMin;
  return (
    <dl className="grid flex-none grid-cols-4 border-b max-sm:grid-cols-2 max-sm:py-1">
      <Fact name="Stops">
        {stopsDone(row, row.stopCount)} <Unit>of {row.stopCount}</Unit>
      </Fact>
      <Fact name="Next stop" late={late(lateness)}>
        {lateness === null ? '—' : signedMinutes(lateness)} {lateness !== null && <Unit inherit>min</Unit>}
      </Fact>
      <Fact name="Route end" title={end.at === null ? undefined : fullTime(end.at)}>
        {timeOrDash(end.at, workspace.timeZone)}{' '}
        {end.planned !== null && end.differs && <Unit>was {clockTime(end.planned, workspace.timeZone)}</Unit>}
      </Fact>
      <Fact name="Last contact" title={contact === null ? undefined : fullTime(contact)}>
        {contact === null ? '—' : agoWords(now - contact)} {contact !== null && <Unit>ago</Unit>}
      </Fact>
    </dl>
  );
}

type FactProps = {
  readonly name: string;
  readonly late?: boolean;
  readonly title?: string | undefined;
  readonly children: ReactNode;
};

function Fact({ name, late = false, title, children }: FactProps) {
  return (
    <div className="min-w-0 py-2 pr-3 pl-5 max-sm:py-1.5 sm:not-first:border-l sm:not-first:pl-4">
      <dt className="text-11 text-ink-3">{name}</dt>
      <dd title={title} className={cx('text-14 font-semibold whitespace-nowrap', late && 'text-late-t')}>
        {children}
      </dd>
    </div>
  );
}

function Unit({ inherit = false, children }: { readonly inherit?: boolean; readonly children: ReactNode }) {
  return <span className={cx('font-normal', !inherit && 'text-ink-3')}>{children}</span>;
}

function timeOrDash(at: Millis | null, timeZone: string): string {
  return at === null ? '—' : clockTime(at, timeZone);
}

function agoWords(ms: number): string {
  return ms < 60_000 ? `${Math.max(0, Math.round(ms / 1000))} s` : shortDuration(ms);
}
