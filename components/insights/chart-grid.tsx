'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { DRIVER_STATUSES, type DriverStatus } from '#lib/fleet/types.ts';
import { listOf } from '#lib/fleet/words.ts';
import { dayOf } from '#lib/fleet/workspace-days.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { eventCount, type Insights } from '#lib/insights/insights-answer.ts';
import { fromFirstEvent } from '#lib/insights/from-first-event.ts';
import type { Period } from '#lib/insights/period.ts';
import { decisionBins, lagBins } from '#lib/insights/spreads.ts';
import { delayTable, eventTable, flagTable, spreadTable, statusTable } from '#lib/insights/tables.ts';
import { ChartCard } from './chart-card.tsx';
import { spanText, timeTexts } from './time-texts.ts';

const loadCharts = () => import('./time-charts.tsx');
const EventChart = dynamic(() => loadCharts().then((file) => file.EventChart));
const StatusChart = dynamic(() => loadCharts().then((file) => file.StatusChart));
const loadBars = () => import('./bar-charts.tsx');
const DelayChart = dynamic(() => loadBars().then((file) => file.DelayChart));
const FlagChart = dynamic(() => loadBars().then((file) => file.FlagChart));

const SpreadChart = dynamic(() => import('./spread-chart.tsx').then((file) => file.SpreadChart));

/** The six charts of a period. Their library comes with them and with no other page. */
export function ChartGrid({ insights, period }: { readonly insights: Insights; readonly period: Period }) {
  const language = useLanguage();
  const { t, locale } = language;
  const { timeZone } = useFleetMeta().workspace;
  const { axis, moment, interval, oneDay } = timeTexts(period, timeZone, language);
  const day = dayOf(period.from, timeZone);
  const { shown, since } = oneDay ? fromFirstEvent(insights) : { shown: insights, since: null };
  const notes = [
    since === null ? [] : t('insights.chart.nothingBefore', { time: axis(since) }),
    period.partial ? t('insights.chart.partial') : [],
  ].flat();
  const foot = notes.length === 0 ? undefined : notes.join(' ');

  const events = eventTable(insights, moment, language);
  const most = events.rows.toSorted((a, b) => Number(b.at(-1)) - Number(a.at(-1)))[0];
  const statuses = statusTable(insights, moment, language);
  const atEnd = (status: DriverStatus) => insights.byStatus.get(status)?.at(-1) ?? 0;
  const batches = DRIVER_STATUSES.reduce((sum, status) => sum + atEnd(status), 0);
  const standing = DRIVER_STATUSES.filter((status) => atEnd(status) > 0).map(
    (status) => `${t(`status.${status}`)} ${atEnd(status)}`,
  );
  const delays = delayTable(insights, language);
  const flags = flagTable(insights, language);
  const sumOf = (column: number) => flags.rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const { lag, decisions } = insights;
  const lagSpread = lagBins(lag.steps);
  const decideSpread = decisionBins(decisions.minutes);
  const duration = (ms: number | null | undefined) => spanText(ms ?? 0, language);
  const marksOf = (p50: number | null | undefined, p95: number | null | undefined) =>
    typeof p50 !== 'number' || typeof p95 !== 'number'
      ? []
      : [
          { ms: p50, words: t('insights.chart.median', { duration: duration(p50) }) },
          { ms: p95, words: t('insights.chart.p95', { duration: duration(p95) }) },
        ];
  return (
    <>
      <div className="mb-3 grid grid-cols-[3fr_2fr] gap-3 max-lg:grid-cols-1">
        <ChartCard
          name={t('insights.chart.events')}
          sub={t('insights.chart.eventsSub', { count: eventCount(insights), interval })}
          about={t('insights.chart.eventsAbout', {
            count: eventCount(insights),
            interval,
            time: String(most?.[0] ?? t('insights.unknown')),
          })}
          table={events}
          file={`events-${day}`}
          foot={foot}
        >
          <EventChart insights={shown} axis={axis} moment={moment} />
        </ChartCard>
        <ChartCard
          name={t('insights.chart.status')}
          sub={t('insights.chart.statusSub', { count: batches, interval })}
          about={t('insights.chart.statusAbout', {
            interval,
            parts: standing.length === 0 ? t('insights.unknown') : listOf(standing, 'and', locale),
          })}
          table={statuses}
          file={`batches-${day}`}
          foot={foot}
        >
          <StatusChart insights={shown} axis={axis} moment={moment} />
        </ChartCard>
      </div>
      <div className="grid grid-cols-3 gap-3 max-lg:grid-cols-1">
        <ChartCard
          name={t('insights.chart.delays')}
          sub={t('insights.chart.delaysSub', { count: insights.delays.reports })}
          about={
            delays.rows.length === 0
              ? t('insights.chart.noDelays')
              : t('insights.chart.delaysAbout', {
                  count: insights.delays.reports,
                  cause: String(delays.rows[0]?.[0]),
                })
          }
          table={delays}
          file={`delays-${day}`}
        >
          <DelayChart table={delays} none={t('insights.chart.noDelays')} />
        </ChartCard>
        <ChartCard
          name={t('insights.chart.lag')}
          sub={t('insights.chart.lagSub', { count: insights.lag.count })}
          about={
            insights.lag.count === 0
              ? t('insights.chart.noLag')
              : t('insights.chart.lagAbout', { p50: duration(lag.p50), p95: duration(lag.p95) })
          }
          table={spreadTable(lagSpread, t('insights.table.events'), language)}
          file={`sync-lag-${day}`}
          foot={
            insights.lag.count === 0
              ? undefined
              : t('insights.chart.lagFoot', { p99: duration(lag.p99), max: duration(lag.max) })
          }
        >
          <SpreadChart bins={lagSpread} marks={marksOf(lag.p50, lag.p95)} none={t('insights.chart.noLag')} />
        </ChartCard>
        <ChartCard
          name={t('insights.chart.decide')}
          sub={t('insights.chart.decideSub', { count: decisions.decided })}
          about={
            decisions.decided === 0
              ? t('insights.chart.noDecision')
              : t('insights.chart.decideAbout', {
                  p50: duration(decisions.p50_ms),
                  p95: duration(decisions.p95_ms),
                })
          }
          table={spreadTable(decideSpread, t('insights.table.decisions'), language)}
          file={`time-to-decide-${day}`}
          foot={
            sumOf(1) === 0 ? undefined : t('insights.chart.decideFoot', { count: decisions.overdue ?? 0 })
          }
        >
          <SpreadChart
            bins={decideSpread}
            marks={marksOf(decisions.p50_ms, decisions.p95_ms)}
            none={t('insights.chart.noDecision')}
          />
        </ChartCard>
      </div>
      <div className="mt-3 grid">
        <ChartCard
          name={t('insights.chart.flags')}
          sub={t('insights.chart.flagsSub', { count: sumOf(1) })}
          about={
            flags.rows.length === 0
              ? t('insights.chart.noFlags')
              : t('insights.chart.flagsAbout', { count: sumOf(1), open: sumOf(2) })
          }
          table={flags}
          file={`flags-${day}`}
        >
          <FlagChart table={flags} none={t('insights.chart.noFlags')} />
        </ChartCard>
      </div>
    </>
  );
}
