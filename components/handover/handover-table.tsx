import type { ReactNode } from 'react';

type HandoverTableProps = {
  readonly title: string;
  /** Said when there is no row: that nothing happened is news too. */
  readonly none: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
};

/** A titled list with its count; on a phone each row is a card with the names of its columns. */
export function HandoverTable({ title, none, columns, rows }: HandoverTableProps) {
  return (
    <section className="mb-6">
      <h2 className="text-14 mb-1 font-semibold">
        {title} <span className="text-ink-3 font-normal">{rows.length}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="text-ink-3">{none}</p>
      ) : (
        <table className="w-full border-collapse max-sm:block">
          <thead className="max-sm:sr-only">
            <tr className="text-12 text-ink-3 border-b">
              {columns.map((column) => (
                <th key={column} scope="col" className="py-1 pr-4 text-left font-normal">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {rows.map(({ key, cells }) => (
              <tr key={key} className="break-inside-avoid border-b align-top max-sm:block max-sm:py-1.5">
                {cells.map((cell, place) => (
                  <td
                    key={columns[place]}
                    className="py-1 pr-4 break-words first:font-medium max-sm:flex max-sm:gap-2 max-sm:py-0"
                  >
                    <span aria-hidden className="text-ink-3 text-12 hidden w-16 flex-none max-sm:inline">
                      {columns[place]}
                    </span>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
