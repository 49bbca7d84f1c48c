import type { SupabaseClient } from '@supabase/supabase-js';
import { toAppError, type AppError, type Result } from '../app-error.ts';

/** Longest name the database takes. */
export const MAX_VIEW_NAME = 60;

export type NewView = { readonly name: string; readonly query: string; readonly shared: boolean };

const NAME_TAKEN: AppError = { code: 'name_taken', message: 'You already have a view of this name.' };

/** Keeps a board under a name. `name_taken` when one of one's own has it, `too_many_views` after fifty. */
export async function saveView(
  client: SupabaseClient,
  workspaceId: string,
  { name, query, shared }: NewView,
): Promise<Result<null>> {
  return done(() =>
    client.from('board_views').insert({ workspace_id: workspaceId, name: name.trim(), query, shared }),
  );
}

/** Changes one of one's own views; what is left out stays. `name_taken` as above. */
export async function changeView(
  client: SupabaseClient,
  viewId: string,
  change: Partial<NewView>,
): Promise<Result<null>> {
  return done(() => client.from('board_views').update(change).eq('id', viewId));
}

export async function removeView(client: SupabaseClient, viewId: string): Promise<Result<null>> {
  return done(() => client.from('board_views').delete().eq('id', viewId));
}

/** One of one's own by its name, which nobody else's can be. */
export async function removeViewNamed(
  client: SupabaseClient,
  workspaceId: string,
  name: string,
): Promise<Result<null>> {
  return done(() =>
    client.from('board_views').delete().match({ workspace_id: workspaceId, name: name.trim() }),
  );
}

type Written = {
  readonly error: { readonly message: string; readonly code: string } | null;
  readonly status: number;
};

async function done(write: () => PromiseLike<Written>): Promise<Result<null>> {
  try {
    const { error, status } = await write();
    if (error === null) return { ok: true, value: null };
    if (error.code === '23505') return { ok: false, error: NAME_TAKEN };
    return { ok: false, error: toAppError({ ...error, message: error.message, status }) };
  } catch (fault) {
    return { ok: false, error: toAppError(fault) };
  }
}
