import type { FleetRow } from '#lib/fleet/types.ts';

const MOST = 5;

export type FoundRows = { readonly drivers: readonly FleetRow[]; readonly batches: readonly FleetRow[] };

/** Text without case and accents: “Petrović” is found by “petrovic”. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether what is typed is in the words, whatever case and accents; nothing typed is in everything. */
export function matches(words: string, typed: string): boolean {
  return plain(words).includes(plain(typed.trim()));
}

/** The first few rows whose driver, by name or code, and whose batch, by reference, fit what is typed. */
export function findRows(rows: Iterable<FleetRow>, typed: string): FoundRows {
  const wanted = plain(typed.trim());
  const drivers: FleetRow[] = [];
  const batches: FleetRow[] = [];
  if (wanted === '') return { drivers, batches };
  for (const row of rows) {
    const { driver } = row;
    if (drivers.length < MOST && driver && plain(`${driver.name} ${driver.code}`).includes(wanted)) {
      drivers.push(row);
    } else if (batches.length < MOST && plain(row.reference).includes(wanted)) batches.push(row);
    if (drivers.length >= MOST && batches.length >= MOST) break;
  }
  return { drivers, batches };
}
