import type { AppError, Result } from '#lib/app-error.ts';
import type { DriverStatus, FleetRow } from '#lib/fleet/types.ts';

/** One batch of a bulk override, as the supervisor saw it when the dialog opened. */
export type BulkItem = {
  readonly id: string;
  readonly reference: string;
  readonly driver: string | null;
  readonly status: DriverStatus;
  readonly version: number;
  /** Its own, kept over retries: it cannot be carried out twice. */
  readonly requestId: string;
};

/** What became of one batch. `same`: it is in the chosen state already, and is not asked for. */
export type BulkVerdict =
  | { readonly kind: 'same' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'done' }
  | { readonly kind: 'changed'; readonly now: DriverStatus }
  | { readonly kind: 'refused'; readonly error: AppError };

export function bulkItem(row: FleetRow, requestId: string): BulkItem {
  const { id, reference, status, version } = row;
  return { id, reference, driver: row.driver?.name ?? null, status, version, requestId };
}

/** What an item's override expects to find: an event that kept the status has only raised the version. */
export function expectationOf(item: BulkItem, live: Pick<FleetRow, 'status' | 'version'> | undefined) {
  const known = live?.status === item.status ? live : item;
  return { expectedStatus: item.status, expectedSeq: known.version };
}

export function verdictOf(result: Result<unknown>): BulkVerdict {
  if (result.ok) return { kind: 'done' };
  const { error } = result;
  return error.moved ? { kind: 'changed', now: error.moved.status } : { kind: 'refused', error };
}

/** Works through the items in order, so many at a time; ends when all have been worked on. */
export async function inTurns<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
