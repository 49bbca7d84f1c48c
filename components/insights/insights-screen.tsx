'use client';

import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { useCommands } from '#components/shell/command-groups.ts';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { toAppError } from '#lib/app-error.ts';
import { rangeText } from '#lib/fleet/moment-text.ts';
import { useFleetMeta, useFleetSource, useMoment } from '#lib/fleet/use-fleet.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { eventCount } from '#lib/insights/insights-answer.ts';
import { PERIODS, periodOf, type PeriodName } from '#lib/insights/period.ts';
import { insightsQuery } from '#lib/insights/queries.ts';
import { ChartGrid } from './chart-grid.tsx';
import { DepotField } from './depot-field.tsx';
import { FigureRow } from './figure-row.tsx';

type InsightsScreenProps = {
  readonly name: PeriodName;
  readonly onName: (name: PeriodName) => void;
  /** Null: all of them. */
  readonly depot: string | null;
  readonly onDepot: (depot: string | null) => void;
};

/** A period in numbers and charts. It is counted when it is opened and when it is asked for again, never in between. */
export function InsightsScreen({ name, onName, depot, onDepot }: InsightsScreenProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const [now, refresh] = useMoment();
  const period = periodOf(name, now, workspace.timeZone);
  const { before, intervalMinutes } = period;
  const counted = useQuery(insightsQuery(client, workspace.id, { ...period, depot }));
  const compared = useQuery(insightsQuery(client, workspace.id, { ...before, intervalMinutes, depot }));
  const choose = (next: PeriodName) => {
    refresh();
    onName(next);
  };
  useHotkeys({ r: refresh });
  useCommands({
    title: t('shell.page.insights'),
    commands: [
      { label: t('insights.refresh'), keys: ['R'], run: refresh },
      ...PERIODS.map((one) => ({ label: t(`insights.period.${one}`), run: () => choose(one) })),
    ],
  });
  const range = ({ from, to }: { readonly from: number; readonly to: number }) =>
    rangeText(from, to, workspace.timeZone, language.locale);
  return (
    <>
      <header className="bg-surface flex min-h-[52px] flex-none flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-4 py-2">
        <h1 className="text-16 mr-1 font-semibold">{t('insights.title')}</h1>
        <Segmented
          label={t('insights.period.label')}
          value={name}
          options={PERIODS.map((value) => {
            const words = t(`insights.period.${value}`);
            return { value, name: words, face: words };
          })}
          onChange={choose}
        />
        <DepotField depot={depot} onDepot={onDepot} />
        <p className="text-12 text-ink-3 min-w-64 flex-1 max-sm:order-last max-sm:min-w-full">
          {compared.isError
            ? t('insights.notCompared', { period: range(period) })
            : t('insights.comparedWith', { period: range(period), before: range(before) })}
        </p>
        <Button busy={counted.isFetching} onClick={refresh}>
          {!counted.isFetching && <RefreshCw aria-hidden className="size-3.5" />}
          {t('insights.refresh')}
        </Button>
      </header>
      <div className="scroll-thin min-h-0 flex-1 overflow-auto p-4 max-sm:p-2" aria-busy={counted.isPending}>
        {counted.isPending && (
          <WhileLoading>
            <Skeleton label={t('insights.loading')} />
          </WhileLoading>
        )}
        {counted.isError && (
          <Empty
            title={t('insights.failed')}
            text={`${errorText(toAppError(counted.error), language)} ${t('insights.failedText')}`}
            action={<Button onClick={() => void counted.refetch()}>{t('shell.tryAgain')}</Button>}
          />
        )}
        {counted.data !== undefined && (
          <>
            <FigureRow now={counted.data} before={compared.data} />
            {eventCount(counted.data) === 0 && (
              <p role="status" className="bg-surface mb-3 border px-4 py-3">
                <b className="font-semibold">{t('insights.empty')}.</b> {t('insights.emptyText')}
              </p>
            )}
            <ChartGrid insights={counted.data} period={period} />
          </>
        )}
      </div>
    </>
  );
}

function Skeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className="bg-surface mb-3 h-[84px] border" />
      <div className="grid grid-cols-[3fr_2fr] gap-3 max-lg:grid-cols-1">
        <div className="bg-surface h-[356px] border" />
        <div className="bg-surface h-[356px] border" />
      </div>
    </div>
  );
}
