import {
  attentionFrom,
  expectedAt,
  flagCount,
  flagRisk,
  isLateBy,
  isOnRoad,
  isSilent,
  lastHeardAt,
  latenessOf,
  type Attention,
} from './attention.ts';
import { RowTexts } from './row-texts.ts';
import { sortText } from './sort-text.ts';
import type { FleetRow, Millis, WorkspaceSettings } from './types.ts';
import type { Risk } from './words.ts';

/** What the board thinks of a row, and until when it thinks so if nothing happens. */
export type Judgement = {
  readonly row: FleetRow;
  readonly late: boolean;
  readonly silent: boolean;
  readonly flags: number;
  /** The gravest of the flags. */
  readonly risk: Risk | null;
  readonly attention: Attention | null;
  /** `latenessOf` the row. */
  readonly latenessMin: number | null;
  /** Breaks ties: the reference, as it is sorted. */
  readonly tie: string;
  readonly texts: RowTexts;
  /** The first moment at which one of the above may be different. */
  readonly until: Millis;
};

const MINUTE = 60_000;

/** `before`: what was thought of the same batch, to save work. */
export function judge(
  row: FleetRow,
  settings: WorkspaceSettings,
  now: Millis,
  before?: Judgement,
): Judgement {
  const latenessMin = latenessOf(row, now);
  const late = isLateBy(row, settings, latenessMin);
  const silent = isSilent(row, settings, now);
  const sameFlags = before?.row.flags === row.flags;
  const risk = sameFlags ? before.risk : flagRisk(row);
  return {
    row,
    late,
    silent,
    flags: sameFlags ? before.flags : flagCount(row),
    risk,
    attention: attentionFrom(row, { silent, late, risk }),
    latenessMin,
    tie: before?.row.reference === row.reference ? before.tie : sortText(row.reference),
    texts: before?.texts.isOf(row) ? before.texts : new RowTexts(row),
    until: Math.min(silentFrom(row, settings, now), laterFrom(row, now)),
  };
}

function silentFrom(row: FleetRow, settings: WorkspaceSettings, now: Millis): Millis {
  if (!isOnRoad(row.status)) return Infinity;
  const from = (lastHeardAt(row) ?? row.statusSince) + settings.silentAfterMin * MINUTE + 1;
  return from > now ? from : Infinity;
}

/** When the whole minutes of lateness become one more. */
function laterFrom(row: FleetRow, now: Millis): Millis {
  if (row.status === 'COMPLETED' || row.status === 'SUSPENDED' || row.status === 'AT_STOP') return Infinity;
  const planned = row.nextStop?.plannedAt ?? null;
  const expected = expectedAt(row, now);
  if (planned === null || expected === null) return Infinity;
  const minutes = Math.trunc((expected - planned) / MINUTE);
  return minutes < 0 ? planned + minutes * MINUTE + 1 : planned + (minutes + 1) * MINUTE;
}
