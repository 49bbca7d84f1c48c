import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { latenessOf } from '#lib/fleet/attention.ts';
import type { FleetRow, Millis } from '#lib/fleet/types.ts';
import { useDataTime, useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import {
  clockTime,
  decimal,
  fullTime,
  longDuration,
  shortDuration,
  signedMinutes,
  stopNumber,
} from '#lib/fleet/words.ts';
import { offRoute } from './off-route.ts';
import { lastContact, routeEnd } from './route-facts.ts';
import { stopsDone } from './stop-rows.ts';
import { usePanelData } from './use-panel-data.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** The strip under the header: how far, how late, until when, and how fresh this is. */
export function PanelFacts({ row }: { readonly row: FleetRow }) {
  const { workspace, settings } = useFleetMeta();
  const language = useLanguage();
  const { t } = language;
  const now = useNow(10_000);
  const known = useDataTime(10_000);
  const lateness = row.status === 'COMPLETED' ? null : latenessOf(row, known);
  const end = routeEnd(row, known);
  const contact = lastContact(row);
  const { stops } = usePanelData(row);
  const off = offRoute(row, stops.data ?? []);
  const late = (minutes: number | null) => minutes !== null && minutes > settings.lateAfterMin;
  return (
    <dl
      className={cx(
        'grid flex-none border-b max-sm:grid-cols-2 max-sm:py-1',
        off === null ? 'grid-cols-4' : 'grid-cols-5',
      )}
    >
      <Fact name={t('driver.fact.stops')}>
        {t.rich('driver.fact.ofStops', {
          done: stopsDone(row, row.stopCount),
          count: row.stopCount,
          unit: quietUnit,
        })}
      </Fact>
      <Fact name={t('driver.fact.nextStop')} late={late(lateness)}>
        {lateness === null ? '—' : t.rich('driver.fact.lateness', { minutes: signedMinutes(lateness), unit })}
      </Fact>
      <Fact name={t('driver.fact.routeEnd')} title={end.at === null ? undefined : fullTime(end.at, language)}>
        {timeOrDash(end.at, workspace.timeZone)}{' '}
        {end.planned !== null &&
          end.differs &&
          quietUnit(t('driver.fact.was', { time: clockTime(end.planned, workspace.timeZone) }))}
      </Fact>
      <Fact
        name={t('driver.fact.lastContact')}
        title={contact === null ? undefined : fullTime(contact, language)}
      >
        {contact === null
          ? '—'
          : t.rich('driver.fact.ago', { age: agoWords(now - contact, t), unit: quietUnit })}
      </Fact>
      {off !== null && (
        <Fact
          name={t('driver.fact.offRoute')}
          title={t('driver.fact.offRouteTitle', { from: stopNumber(off.from), to: stopNumber(off.to) })}
        >
          {t.rich('driver.fact.kilometres', {
            distance: decimal(off.metres / 1000, 1, language.locale),
            unit,
          })}
        </Fact>
      )}
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

function unit(words: ReactNode): ReactNode {
  return <span className="font-normal">{words}</span>;
}

function quietUnit(words: ReactNode): ReactNode {
  return <span className="text-ink-3 font-normal">{words}</span>;
}

function timeOrDash(at: Millis | null, timeZone: string): string {
  return at === null ? '—' : clockTime(at, timeZone);
}

function agoWords(ms: number, t: Translate): string {
  return ms < 60_000 ? longDuration(ms, t) : shortDuration(ms, t);
}
