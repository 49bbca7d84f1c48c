import type { SupabaseClient } from '@supabase/supabase-js';
import { toAppError } from '../app-error.ts';
import { PAGE_SIZE, type FeedCommand, type FeedInput, type RequestFailure } from './feed-state.ts';
import { fleetInSteps } from './model.ts';
import { inSlices, nextTask } from './slices.ts';
import type { Fleet } from './types.ts';
import { parseHead, parsePage, parseSnapshot, type Parsed } from './wire.ts';

type LoadCommand = Extract<FeedCommand, { do: 'load_snapshot' | 'load_page' | 'load_head' | 'ask_tail' }>;

/**
 * Carries out one reading of the core over the Data API; whatever happens becomes an input. `fleet`: what is shown now,
 * whose rows are kept where they are equal.
 */
export async function load(
  client: SupabaseClient,
  workspaceId: string,
  command: LoadCommand,
  signal: AbortSignal,
  fleet: () => Fleet,
): Promise<FeedInput> {
  const { id } = command;
  const asked = { p_workspace_id: workspaceId };
  switch (command.do) {
    case 'load_snapshot': {
      const answer = await read(client, 'fleet_snapshot', asked, signal, parseSnapshot);
      if (!answer.ok) return failed(id, answer.failure);
      await nextTask();
      const snapshot = answer.value;
      return { type: 'snapshot', id, snapshot, fleet: await inSlices(fleetInSteps(snapshot, fleet())) };
    }
    case 'load_page': {
      const { afterSeq, afterRevision } = command;
      const after = { p_seq: afterSeq, p_limit: PAGE_SIZE, p_revision: afterRevision };
      const answer = await read(client, 'fleet_events_after', { ...asked, ...after }, signal, parsePage);
      return answer.ok ? { type: 'page', id, page: answer.value } : failed(id, answer.failure);
    }
    case 'load_head':
    case 'ask_tail': {
      const name = command.do === 'load_head' ? 'fleet_head' : 'fleet_tell';
      const answer = await read(client, name, asked, signal, parseHead);
      return answer.ok ? { type: 'head', id, head: answer.value } : failed(id, answer.failure);
    }
  }
}

type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: RequestFailure };

async function read<Value>(
  client: SupabaseClient,
  name: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  parse: (raw: unknown) => Parsed<Value>,
): Promise<Answer<Value>> {
  try {
    const { data, error, status } = await client.rpc(name, args).abortSignal(signal);
    if (error) return { ok: false, failure: failureOf({ ...error, message: error.message, status }) };
    // Thousands of rows have just been unpacked: checking them is another task.
    if (name === 'fleet_snapshot') await nextTask();
    const parsed = parse(data);
    return parsed.ok ? { ok: true, value: parsed.value } : { ok: false, failure: 'malformed' };
  } catch (fault) {
    return { ok: false, failure: failureOf(fault) };
  }
}

function failureOf(fault: unknown): RequestFailure {
  switch (toAppError(fault).code) {
    case 'not_found':
    case 'role_required':
      return 'refused';
    case 'signed_out':
    case 'session_ended':
    case 'session_required':
    case 'forbidden':
      return 'unauthorized';
    default:
      return 'unreachable';
  }
}

function failed(id: number, failure: RequestFailure): FeedInput {
  return { type: 'failed', id, failure };
}
