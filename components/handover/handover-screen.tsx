'use client';

import { useQuery } from '@tanstack/react-query';
import { Printer, RefreshCw } from 'lucide-react';
import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { useCommands } from '#components/shell/command-groups.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { WhileLoading } from '#components/shell/put-away.tsx';
import { Button } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { scrolledByKeyboard } from '#components/ui/scrolled-by-keyboard.ts';
import { toAppError } from '#lib/app-error.ts';
import { nearMomentText, rangeText } from '#lib/fleet/moment-text.ts';
import { useFleetMeta, useFleetSource, useMoment } from '#lib/fleet/use-fleet.ts';
import { handoverQuery } from '#lib/handover/queries.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { HandoverSheet } from './handover-sheet.tsx';
import { SHIFT_HOURS, type ShiftHours } from '#lib/handover/shift-hours.ts';

type HandoverScreenProps = { readonly hours: ShiftHours; readonly onHours: (hours: ShiftHours) => void };

const HOUR = 3_600_000;

/** What the next shift has to know, as of one moment; it does not change under the reader, nor on paper. */
export function HandoverScreen({ hours, onHours }: HandoverScreenProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const [now, refresh] = useMoment();
  const query = useQuery(handoverQuery(client, workspace.id, now - hours * HOUR));
  const choose = (chosen: ShiftHours) => {
    refresh();
    onHours(chosen);
  };
  const print = () => query.data !== undefined && window.print();
  useHotkeys({ r: refresh, p: print });
  useCommands({
    title: t('shell.page.handover'),
    commands: [
      { label: t('handover.refresh'), keys: ['R'], run: refresh },
      { label: t('handover.print'), keys: ['P'], run: () => void print() },
      ...SHIFT_HOURS.map((count) => ({
        label: t('handover.showHours', { count }),
        run: () => choose(count),
      })),
    ],
  });
  const moment = (at: number) => nearMomentText(at, now, workspace.timeZone, language.locale);
  const range = rangeText(now - hours * HOUR, now, workspace.timeZone, language.locale);
  return (
    <>
      <PageHeader title={t('handover.title')} sub={range}>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <Segmented
            label={t('handover.hours')}
            value={String(hours)}
            options={SHIFT_HOURS.map((count) => {
              const name = t('handover.lastHours', { count });
              return { value: String(count), name, face: name };
            })}
            onChange={(value) => {
              const chosen = SHIFT_HOURS.find((count) => String(count) === value);
              if (chosen !== undefined) choose(chosen);
            }}
          />
          <Button busy={query.isFetching} onClick={refresh}>
            {!query.isFetching && <RefreshCw aria-hidden className="size-3.5" />}
            {t('handover.refresh')}
          </Button>
          <Button variant="primary" disabled={query.data === undefined} onClick={print}>
            <Printer aria-hidden className="size-3.5" />
            {t('handover.print')}
          </Button>
        </div>
      </PageHeader>
      <div
        {...scrolledByKeyboard}
        aria-label={t('handover.title')}
        aria-busy={query.isPending}
        className="scroll-thin focus-inset min-h-0 flex-1 overflow-auto border-t p-4 max-sm:p-2 print:overflow-visible print:p-0"
      >
        {query.isPending && (
          <WhileLoading>
            <Skeleton label={t('handover.loading')} />
          </WhileLoading>
        )}
        {query.isError && (
          <Empty
            title={t('handover.failed')}
            text={errorText(toAppError(query.error), language)}
            action={<Button onClick={() => void query.refetch()}>{t('shell.tryAgain')}</Button>}
          />
        )}
        {query.data !== undefined && (
          <HandoverSheet handover={query.data} name={workspace.name} range={range} moment={moment} />
        )}
      </div>
    </>
  );
}

function Skeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className="bg-surface mb-3 h-17 border" />
      <div className="bg-surface mb-3 h-30 border" />
      <div className="bg-surface h-60 border" />
    </div>
  );
}
