'use client';

import { Download } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { useRef } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import type { LogFilter } from '#lib/audit/log-filter.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { FilterBar } from './filter-bar.tsx';
import { LogList } from './log-list.tsx';
import { LogVerified } from './log-verified.tsx';
import type { LogHandle } from './live-log.tsx';
import { useAuditKeys } from './use-audit-keys.ts';

const ReplayPanel = dynamic(() => import('./replay-panel.tsx').then((file) => file.ReplayPanel));

type AuditScreenProps = {
  readonly filter: LogFilter;
  readonly onFilter: (change: Partial<LogFilter>) => void;
  /** The batch whose day is replayed. */
  readonly replayed: string | null;
  readonly onReplay: (batchId: string | null) => void;
  /** Where the same entries come as a file. */
  readonly exportAddress: string;
};

/** Every event and every act in one log, its proof, and the replay of a batch. */
export function AuditScreen({ filter, onFilter, replayed, onReplay, exportAddress }: AuditScreenProps) {
  const { t } = useLanguage();
  const list = useRef<LogHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLAnchorElement>(null);
  useAuditKeys({
    search: () => field.current?.select(),
    focus: () => list.current?.focus(),
    showNewest: () => list.current?.showNewest(),
    exportCsv: () => file.current?.click(),
    filter: onFilter,
  });
  return (
    <>
      <header className="bg-surface flex min-h-[52px] flex-none flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <h1 className="text-16 font-semibold">{t('audit.title')}</h1>
        <LogVerified />
        <span className="flex-auto" />
        <a ref={file} href={exportAddress} download className={buttonClass()} title={t('audit.exportTitle')}>
          <Download aria-hidden className="size-3.5" />
          {t('audit.exportCsv')}
        </a>
      </header>
      <FilterBar field={field} filter={filter} onFilter={onFilter} />
      <LogList ref={list} filter={filter} onFilter={onFilter} onReplay={onReplay} />
      {replayed !== null && <ReplayPanel key={replayed} batchId={replayed} onClose={() => onReplay(null)} />}
    </>
  );
}
