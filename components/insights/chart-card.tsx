'use client';

import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { scrolledByKeyboard } from '#components/ui/scrolled-by-keyboard.ts';
import { CSV_START, csvLine } from '#lib/csv.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { ChartTable } from '#lib/insights/tables.ts';

type ChartCardProps = {
  readonly name: string;
  readonly sub: string;
  /** What the chart says, in one sentence. */
  readonly about: string;
  readonly table: ChartTable;
  /** Name of the file, without its ending. */
  readonly file: string;
  /** Said under the chart. */
  readonly foot?: string | undefined;
  readonly className?: string;
  /** The chart. */
  readonly children: ReactNode;
};

/** A chart, the same as a table, and the table as a file. */
export function ChartCard({ name, sub, about, table, file, foot, className = '', children }: ChartCardProps) {
  const { t } = useLanguage();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <section aria-label={name} className={`bg-surface flex min-w-0 flex-col border px-4 py-3 ${className}`}>
      <header className="mb-2 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold" title={name}>
            {name}
          </h2>
          <p className="text-12 text-ink-3">{sub}</p>
        </div>
        <Segmented
          label={t('insights.chart.view', { name })}
          value={view}
          options={[
            { value: 'chart', name: t('insights.chart.asChart'), face: t('insights.chart.asChart') },
            { value: 'table', name: t('insights.chart.asTable'), face: t('insights.chart.asTable') },
          ]}
          onChange={setView}
        />
        <Button aria-label={t('insights.chart.csv', { name })} onClick={() => save(table, file)}>
          <Download aria-hidden className="size-3.5" />
          {t('insights.chart.csvShort')}
        </Button>
      </header>
      {view === 'chart' ? (
        <div role="img" aria-label={about} className="h-[264px] min-w-0">
          {children}
        </div>
      ) : (
        <TableView name={name} table={table} />
      )}
      {foot !== undefined && <p className="text-12 text-ink-3 mt-2">{foot}</p>}
    </section>
  );
}

function TableView({ name, table }: { readonly name: string; readonly table: ChartTable }) {
  const { t } = useLanguage();
  const [first = '', ...others] = table.columns;
  return (
    <div
      aria-label={name}
      {...scrolledByKeyboard}
      className="scroll-thin focus-inset h-[264px] overflow-auto"
    >
      <table className="text-12 w-full border-collapse">
        <thead className="bg-surface-2 sticky top-0">
          <tr className="text-ink-3">
            <th scope="col" className="px-2 py-1 text-left font-normal">
              {first}
            </th>
            {others.map((column) => (
              <th key={column} scope="col" className="px-2 py-1 text-right font-normal">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([label, ...cells], row) => (
            <tr key={`${row} ${label}`} className="border-t">
              <th scope="row" className="px-2 py-1 text-left font-medium whitespace-nowrap">
                {label}
              </th>
              {cells.map((cell, column) => (
                <td key={others[column]} className="px-2 py-1 text-right">
                  {cell ?? t('insights.unknown')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function save({ columns, rows }: ChartTable, file: string): void {
  const text = CSV_START + [columns, ...rows].map(csvLine).join('');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${file}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
