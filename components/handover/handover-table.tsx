import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';

export type HandoverColumn = {
  readonly name: string;
  /** Of the column on a wide screen; the last one takes what is left. */
  readonly width?: string;
  /** Compared downwards. */
  readonly right?: boolean;
};

type HandoverTableProps = {
  readonly title: string;
  /** Said when there is no row: that nothing happened is news too. */
  readonly none: string;
  readonly columns: readonly HandoverColumn[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/** A titled list with its count; on a phone each row is a card with the names of its columns. */
export function HandoverTable({ title, none, columns, rows }: HandoverTableProps) {
  return (
    <HandoverSection title={title} count={rows.length}>
      {rows.length === 0 ? (
        <p className="text-ink-3 px-4 py-2.5">{none}</p>
      ) : (
        <table className="w-full border-collapse max-sm:block">
          <thead className="max-sm:sr-only">
            <tr className="text-12 text-ink-3 border-b">
              {columns.map(({ name, width, right = false }) => (
                <th
                  key={name}
                  scope="col"
                  className={cx(cell, 'font-normal', width, right ? 'text-right' : 'text-left')}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {rows.map(({ key, cells }) => (
              <tr
                key={key}
                className="break-inside-avoid border-b align-top last:border-b-0 max-sm:block max-sm:py-2"
              >
                {columns.map(({ name, right = false }, place) => (
                  <td
                    key={name}
                    className={cx(
                      cell,
                      'break-words max-sm:flex max-sm:gap-2 max-sm:py-0 max-sm:pl-4',
                      right && 'text-right whitespace-nowrap',
                    )}
                  >
                    <span
                      aria-hidden
                      className="text-ink-3 text-12 hidden w-16 flex-none text-left max-sm:inline"
                    >
                      {name}
                    </span>
                    {cells[place]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </HandoverSection>
  );
}

const cell = 'py-1.5 pr-4 pl-2 first:pl-4';

type HandoverSectionProps = {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
};

/** A panel with its title and how much is in it. */
export function HandoverSection({ title, count, children }: HandoverSectionProps) {
  return (
    <section className="bg-surface mb-3 border print:border-x-0">
      <h2 className="bg-surface-2 flex h-8 break-after-avoid items-center gap-2 border-b px-4 font-semibold">
        {title} <span className="text-ink-3 text-12 font-normal">{count}</span>
      </h2>
      {children}
    </section>
  );
}
