'use client';

import { Filter, History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button } from '#components/ui/button.tsx';
import type { LogFilter } from '#lib/audit/log-filter.ts';
import type { LogItem } from '#lib/audit/log-item.ts';
import { entryQuery } from '#lib/audit/queries.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { useGivenReason } from '#components/guarded/use-given-reason.ts';
import { causeText } from '#lib/i18n/reason-text.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { ChangeLines } from './change-lines.tsx';
import { EntryFacts } from './entry-facts.tsx';

type LogDetailProps = {
  readonly item: LogItem;
  readonly onFilter: (change: Partial<LogFilter>) => void;
  readonly onReplay: (batchId: string) => void;
};

/** What an entry says in full: before and after, why, where it stands in the chain, and the ways on. */
export function LogDetail({ item, onFilter, onReplay }: LogDetailProps) {
  const { t } = useLanguage();
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const entry = useQuery({
    ...entryQuery(client, workspace.id, item),
    enabled: item.kind !== 'rejected',
  });
  const { batchId, driverId } = item;
  return (
    <div role="row" aria-level={2} className="bg-surface-2 border-b">
      <div
        role="gridcell"
        aria-colspan={8}
        aria-label={
          item.kind === 'rejected'
            ? t('audit.detail.regionRefused')
            : t('audit.detail.region', { number: String(item.seq) })
        }
        className="grid grid-cols-[minmax(0,4fr)_minmax(0,4fr)_minmax(0,3fr)] gap-x-6 gap-y-4 px-11 py-3 max-md:grid-cols-1 max-md:px-4"
      >
        <Part title={t('audit.detail.change')}>
          <ChangeLines item={item} act={entry.data} />
        </Part>
        <Part title={t('audit.detail.reason')}>
          <Why item={item} />
          <div className="mt-3 flex flex-wrap gap-1.5">
            {batchId !== null && (
              <>
                <Button size="sm" onClick={() => onReplay(batchId)}>
                  <History aria-hidden className="size-3.5" />
                  {t('audit.detail.replay')}
                </Button>
                <Button size="sm" variant="quiet" onClick={() => onFilter({ batchId })}>
                  <Filter aria-hidden className="size-3.5" />
                  {t('audit.detail.onlyBatch')}
                </Button>
              </>
            )}
            {driverId !== null && (
              <Button size="sm" variant="quiet" onClick={() => onFilter({ driverId })}>
                <Filter aria-hidden className="size-3.5" />
                {t('audit.detail.onlyDriver')}
              </Button>
            )}
          </div>
        </Part>
        <Part title={t('audit.detail.entry')}>
          <EntryFacts item={item} entry={entry.data} failed={entry.isError} />
        </Part>
      </div>
    </div>
  );
}

function Why({ item }: { readonly item: LogItem }) {
  const language = useLanguage();
  const { t } = language;
  const given = useGivenReason();
  const label = item.kind === 'action' ? (item.reasonLabel ?? undefined) : undefined;
  const refusal = item.kind === 'rejected' ? errorText(item.refusal, language) : null;
  const reason = refusal ?? (item.reasonCode === null ? null : given(item.reasonCode, label));
  const said = item.kind === 'event' && item.reason !== null ? causeText(item.reason, t) : null;
  const lines = [reason, said === reason ? null : said].filter((line) => line !== null);
  return (
    <div className="text-ink-2 break-words">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {item.note !== null && <p className="whitespace-pre-line">“{item.note}”</p>}
      {lines.length === 0 && item.note === null && <p className="text-ink-3">{t('audit.detail.noReason')}</p>}
      {item.kind === 'action' && item.reversesId !== null && <p>{t('audit.detail.reverses')}</p>}
      {item.kind === 'action' && item.reversedBy !== null && <p>{t('audit.detail.reversed')}</p>}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="text-12 mb-1 font-semibold">{title}</h2>
      {children}
    </section>
  );
}
