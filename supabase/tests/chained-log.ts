import type postgres from 'postgres';
import { anEvent, forceLogout, override, record, recordOne, signIn } from './deeds.ts';
import { makeWorkspace } from './workspace.ts';

export type ChainedLog = {
  readonly workspaceId: string;
  readonly supervisor: string;
  /** How many events and how many actions there are. */
  readonly head: number;
  readonly actions: number;
};

export type LogProblem = {
  readonly log: 'events' | 'actions' | 'schema';
  readonly seq: number | null;
  readonly kind: string;
  readonly detail: string;
};

export type LogReport = {
  readonly ok: boolean;
  readonly head: { readonly seq: number; readonly action_seq: number };
  readonly from_seq: number;
  readonly to_seq: number;
  readonly events: number;
  readonly actions: number | null;
  readonly problems: readonly LogProblem[];
};

/** Eight events of two drivers, two overrides and a force logout among them. */
export async function writeLog(sql: postgres.Sql): Promise<ChainedLog> {
  const workspace = await makeWorkspace(sql);
  const supervisor = await workspace.addMember('supervisor');
  const batches = [
    await workspace.addBatch({ status: 'ACTIVE' }),
    await workspace.addBatch({ status: 'ACTIVE' }),
  ];
  for (const batch of batches) {
    const driver = await signIn(sql, batch.driverId ?? '');
    await record(sql, driver.claims, [
      anEvent(batch, 'ROUTE_STARTED'),
      anEvent(batch, 'ARRIVED_AT_STOP', {
        latitude: 51.9,
        longitude: 4.47,
        accuracy_m: 8.5,
        metadata: { note: 'de brug | was {open}' },
      }),
    ]);
    const last = await recordOne(sql, driver.claims, anEvent(batch, 'DEPARTED_STOP'));
    await override(sql, supervisor, batch.id, { from: 'EN_ROUTE', seq: last.seq ?? 0 });
    if (batch === batches[0]) await forceLogout(sql, supervisor, driver.sessionId);
  }
  return { workspaceId: workspace.id, supervisor, head: 8, actions: 3 };
}

/** What verify_log says, asked by the owner of the schema. */
export async function verifyLog(
  sql: postgres.ISql,
  workspaceId: string,
  from = 1,
  to: number | null = null,
): Promise<LogReport> {
  const [row] = await sql<{ report: LogReport }[]>`
    select public.verify_log(${workspaceId}, ${from}, ${to}) as report`;
  if (!row) throw new Error('no answer');
  return row.report;
}

const guarded = ['driver_events', 'supervisor_actions', 'log_checkpoints'] as const;

/**
 * Does what only somebody who owns the database can do, says what `look` sees then, and takes it back.
 * The triggers are put back on before the look, as a forger would.
 */
export async function tampered<Answer>(
  sql: postgres.Sql,
  tamper: (tx: postgres.TransactionSql) => Promise<unknown>,
  look: (tx: postgres.TransactionSql) => Promise<Answer>,
): Promise<Answer> {
  const seen: Answer[] = [];
  const undone = new Error('undone');
  await sql
    .begin(async (tx) => {
      for (const table of guarded) await tx`alter table public.${tx(table)} disable trigger user`;
      await tamper(tx);
      for (const table of guarded) {
        await tx`alter table public.${tx(table)} enable trigger user`;
        await tx`alter table public.${tx(table)} enable always trigger ${tx(`${table}_000_refuse`)}`;
        await tx`alter table public.${tx(table)} enable always trigger ${tx(`${table}_000_refuse_row`)}`;
      }
      seen.push(await look(tx));
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  const [answer] = seen;
  if (answer === undefined) throw new Error('nothing was seen');
  return answer;
}
