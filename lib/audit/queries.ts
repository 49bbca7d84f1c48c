import type { SupabaseClient } from '@supabase/supabase-js';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { readAnswer } from '../supabase/ask.ts';
import { checkInRanges, type CheckProgress } from './check-log.ts';
import { z } from '../zod-mini.ts';
import { historyArguments, type LogFilter } from './log-filter.ts';
import { logPage, type LogItem, type LogPage } from './log-item.ts';
import { entryRows, logCheck, memberRows, replayCheck, type LogCheck } from './log-answers.ts';

const PAGE = 100;
/** So many lines are checked unasked; more only when somebody asks for it. */
const UNASKED = 100_000;
/** So many in one call: a second or so. */
const CHECK_RANGE = 50_000;

type Workspace = { readonly id: string; readonly timeZone: string };

/** One page of the log after a cursor (null: the newest), newest first. At most 200 items. */
export async function readLogPage(
  client: SupabaseClient,
  workspace: Workspace,
  filter: LogFilter,
  before: string | null,
  limit: number,
  signal: AbortSignal,
): Promise<LogPage> {
  return readAnswer(
    logPage,
    await client
      .rpc('log_history', {
        p_workspace_id: workspace.id,
        p_before: before,
        p_limit: limit,
        ...historyArguments(filter, workspace.timeZone),
      })
      .abortSignal(signal),
  );
}

/** The log, page by page, newest first. It grows only when it is asked for again. */
export function logQuery(client: SupabaseClient, workspace: Workspace, filter: LogFilter) {
  return infiniteQueryOptions({
    queryKey: ['log', workspace.id, 'pages', filter, workspace.timeZone],
    initialPageParam: null,
    queryFn: ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }): Promise<LogPage> =>
      readLogPage(client, workspace, filter, pageParam, PAGE, signal),
    getNextPageParam: ({ next }: LogPage) => next,
    staleTime: Infinity,
  });
}

/** The newest page by itself, to see what has come since; asked only by hand. */
export function newestLogQuery(client: SupabaseClient, workspace: Workspace, filter: LogFilter) {
  return queryOptions({
    queryKey: ['log', workspace.id, 'newest', filter, workspace.timeZone],
    queryFn: ({ signal }): Promise<LogPage> => readLogPage(client, workspace, filter, null, PAGE, signal),
    staleTime: Infinity,
  });
}

/** The hash of an entry and of the one before it, and of an override what was before and after. */
export function entryQuery(client: SupabaseClient, workspaceId: string, item: LogItem) {
  const table = item.kind === 'event' ? 'driver_events' : 'supervisor_actions';
  return queryOptions({
    queryKey: ['log', workspaceId, 'entry', item.key],
    queryFn: async ({ signal }) => {
      const links = readAnswer(
        entryRows,
        await client
          .from(table)
          .select('seq,chain::text')
          .eq('workspace_id', workspaceId)
          .gte('seq', item.seq - 1)
          .lte('seq', item.seq)
          .order('seq', { ascending: false })
          .abortSignal(signal),
      );
      const actionId = item.kind === 'event' ? item.actionId : null;
      const [act] =
        actionId === null
          ? []
          : readAnswer(
              actRows,
              await client
                .from('supervisor_actions')
                .select('before,after')
                .eq('workspace_id', workspaceId)
                .eq('id', actionId)
                .abortSignal(signal),
            );
      const hashOf = (seq: number) => links.find((link) => link.seq === seq)?.chain ?? null;
      return {
        hash: hashOf(item.seq),
        previous: hashOf(item.seq - 1),
        before: act?.before ?? null,
        after: act?.after ?? null,
      };
    },
    staleTime: Infinity,
  });
}

const actRows = z.array(z.object({ before: z.optional(z.unknown()), after: z.optional(z.unknown()) }));

export const CHECKED_PARTS = ['newest', 'whole'] as const;
export type CheckedPart = (typeof CHECKED_PARTS)[number];
/** `from` is the first event that was checked; acts are checked with the first of all. */
export type CheckedLog = LogCheck & { readonly from: number; readonly hash: string | null };

/** Recomputes the hashes of the whole log or of its newest lines, by ranges; `head` tells how long it is. */
export function verifyQuery(
  client: SupabaseClient,
  workspaceId: string,
  part: CheckedPart,
  head: () => number,
  tell: (progress: CheckProgress) => void,
) {
  return queryOptions({
    queryKey: ['log', workspaceId, 'verify', part],
    queryFn: async ({ signal }): Promise<CheckedLog> => {
      const from = part === 'whole' ? 1 : Math.max(1, head() - UNASKED + 1);
      const check = async (first: number, last: number) =>
        readAnswer(
          logCheck,
          await client
            .rpc('verify_log', { p_workspace_id: workspaceId, p_from_seq: first, p_to_seq: last })
            .abortSignal(signal),
        );
      const checked = await checkInRanges(check, from, CHECK_RANGE, tell);
      const [last] = readAnswer(
        entryRows,
        await client
          .from('driver_events')
          .select('seq,chain::text')
          .eq('workspace_id', workspaceId)
          .eq('seq', checked.head)
          .abortSignal(signal),
      );
      return { ...checked, from, hash: last?.chain ?? null };
    },
    staleTime: Infinity,
    retry: false,
  });
}

/** The members, by name: whom the log can be narrowed to. */
export function membersQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: ['members', workspaceId],
    queryFn: async ({ signal }) =>
      readAnswer(
        memberRows,
        await client
          .from('workspace_members')
          .select('user_id,name')
          .eq('workspace_id', workspaceId)
          .order('name')
          .abortSignal(signal),
      ),
    staleTime: 60_000,
  });
}

/** Whether every stored state of a batch follows from its events by the state machine. */
export function replayCheckQuery(client: SupabaseClient, batchId: string, version: number) {
  return queryOptions({
    queryKey: ['batch', batchId, 'replay', version],
    queryFn: async ({ signal }) =>
      readAnswer(replayCheck, await client.rpc('replay_batch', { p_batch_id: batchId }).abortSignal(signal)),
    staleTime: Infinity,
  });
}

/** The reference of a batch and the name of its driver, also of one that has left the board; null when there is none. */
export function batchNameQuery(client: SupabaseClient, workspaceId: string, batchId: string) {
  return queryOptions({
    queryKey: ['batch', batchId, 'name'],
    queryFn: async ({ signal }) => {
      const [batch] = readAnswer(
        batchRows,
        await client
          .from('delivery_batches')
          .select('reference,driver_id')
          .eq('workspace_id', workspaceId)
          .eq('id', batchId)
          .abortSignal(signal),
      );
      if (batch === undefined) return null;
      const driverId = batch.driver_id;
      const [driver] =
        driverId === null
          ? []
          : readAnswer(
              driverRows,
              await client
                .from('drivers')
                .select('name')
                .eq('workspace_id', workspaceId)
                .eq('id', driverId)
                .abortSignal(signal),
            );
      return { reference: batch.reference, driver: driver?.name ?? null };
    },
    staleTime: 60_000,
  });
}

const batchRows = z.array(z.object({ reference: z.string(), driver_id: z.nullable(z.string()) }));
const driverRows = z.array(z.object({ name: z.string() }));
