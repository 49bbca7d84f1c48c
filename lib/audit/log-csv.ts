import { csvLine } from '../csv.ts';
import { zonedIso } from '../fleet/workspace-days.ts';
import { changesOf, isChanged } from './changes.ts';
import type { LogItem } from './log-item.ts';

/** Names as in the database: an export is read by programs, in every language the same. */
export const LOG_CSV_HEAD = csvLine([
  'kind',
  'seq',
  'at',
  'recorded_at',
  'actor_id',
  'actor_name',
  'type',
  'batch_id',
  'reference',
  'driver_id',
  'driver_code',
  'driver_name',
  'session_id',
  'from_status',
  'driver_status',
  'stop_index',
  'latitude',
  'longitude',
  'accuracy_m',
  'flags',
  'reason_code',
  'reason',
  'note',
  'changes',
  'id',
]);

/** Times by the workspace's clock, as on screen, with its offset. */
export function logCsvLine(item: LogItem, timeZone: string): string {
  const event = item.kind === 'event' ? item : null;
  const rejected = item.kind === 'rejected' ? item : null;
  const action = item.kind === 'action' ? item : null;
  const recordedAt = event?.recordedAt ?? rejected?.recordedAt ?? null;
  const changes = action === null ? [] : changesOf(action.before, action.after).filter(isChanged);
  return csvLine([
    item.kind,
    rejected === null ? item.seq : null,
    zonedIso(item.at, timeZone),
    recordedAt === null ? null : zonedIso(recordedAt, timeZone),
    item.actorId,
    item.actorName,
    event?.type ?? rejected?.type ?? action?.action ?? null,
    item.batchId,
    item.reference,
    item.driverId,
    item.driverCode,
    item.driverName,
    item.sessionId,
    event?.fromStatus ?? null,
    event?.status ?? rejected?.status ?? null,
    event?.stopIndex ?? null,
    event?.latitude ?? null,
    event?.longitude ?? null,
    event?.accuracyM ?? null,
    (event ?? rejected)?.flags.join(' ') ?? null,
    item.reasonCode,
    event?.reason ?? rejected?.refusal.message ?? action?.reasonLabel ?? null,
    item.note,
    changes.map(({ name, before, after }) => `${name}: ${before ?? ''} -> ${after ?? ''}`).join('; '),
    item.id,
  ]);
}
