import { toAppError, type AppError } from '#lib/app-error.ts';
import { myWorkspacesQuery, snapshotQuery, type MyWorkspace } from '#lib/fleet/queries.ts';
import type { Role } from '#lib/fleet/types.ts';
import type { Snapshot } from '#lib/fleet/wire.ts';
import { PREFERENCES_COOKIE, type KeptPreferences } from '#lib/preferences.ts';
import { keptFrom, startingPreferences } from '#lib/stored-preferences.ts';
import { createServerSupabase } from '#lib/supabase/server.ts';
import { QueryClient } from '@tanstack/react-query';
import type { User } from '@supabase/supabase-js';
import { cookies } from 'next/headers';

export type Member = {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
  };
  readonly workspace: MyWorkspace;
  readonly workspaces: readonly MyWorkspace[];
  readonly preferences: KeptPreferences;
};

export type LoadedBoard =
  | { readonly kind: 'ready'; readonly member: Member; readonly snapshot: Snapshot }
  | { readonly kind: 'signed_out' }
  /** Signed in, but a member of no workspace: a driver's account. */
  | { readonly kind: 'no_console'; readonly email: string }
  /** The workspace asked for does not exist or is not theirs. */
  | { readonly kind: 'not_yours' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** Who is asking and what they may see: the workspace of the address, else their first one. */
export async function loadBoard(workspaceId: string | null): Promise<LoadedBoard> {
  try {
    const client = await createServerSupabase();
    const { data, error } = await client.auth.getUser();
    if (data.user === null) {
      const fault = toAppError(error);
      return fault.code === 'unreachable' ? { kind: 'failed', error: fault } : { kind: 'signed_out' };
    }
    const queries = new QueryClient();
    const kept = keptFrom((await cookies()).get(PREFERENCES_COOKIE)?.value);
    const [workspaces, preferences] = await Promise.all([
      queries.fetchQuery(myWorkspacesQuery(client)),
      startingPreferences(client, data.user.id, kept),
    ]);
    const [first] = workspaces;
    if (first === undefined) return { kind: 'no_console', email: data.user.email ?? '' };
    const workspace = workspaceId === null ? first : workspaces.find(({ id }) => id === workspaceId);
    if (workspace === undefined) return { kind: 'not_yours' };
    const snapshot = await queries.fetchQuery(snapshotQuery(client, workspace.id));
    return {
      kind: 'ready',
      snapshot,
      member: { account: accountOf(data.user, workspace.role), workspace, workspaces, preferences },
    };
  } catch (fault) {
    const error = toAppError(fault);
    return error.code === 'signed_out' || error.code === 'session_ended'
      ? { kind: 'signed_out' }
      : { kind: 'failed', error };
  }
}

function accountOf(user: User, role: Role): Member['account'] {
  const email = user.email ?? '';
  const name: unknown = user.user_metadata['name'] ?? user.user_metadata['full_name'];
  return { id: user.id, name: typeof name === 'string' && name !== '' ? name : email, email, role };
}
