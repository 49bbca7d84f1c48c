import type { SupabaseClient } from '@supabase/supabase-js';
import type { Role } from '../fleet/types.ts';
import { act } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';
import { settingValues, type SettingValues } from './rules.ts';

const done = z.object({ replayed: z.boolean() });
const saved = z.pipe(
  z.object({ settings: settingValues }),
  z.transform(({ settings }) => settings),
);

export type SettingsChange = {
  readonly changes: SettingValues;
  /** What these were when the person decided; `changed_meanwhile` when they no longer are. */
  readonly seen: SettingValues;
  readonly note: string;
};

/** Changes settings, `time_zone` and `name` among them; answers with all of them. Administrators. */
export function updateSettings(
  client: SupabaseClient,
  workspaceId: string,
  { changes, seen, note }: SettingsChange,
  requestId: string,
) {
  const args = {
    p_workspace_id: workspaceId,
    p_changes: changes,
    p_expected: seen,
    p_note: noteOf(note),
    p_request_id: requestId,
  };
  return act(client, 'update_workspace_settings', args, saved);
}

/** The last administrator keeps that role (`last_admin`). Administrators. */
export function setMemberRole(
  client: SupabaseClient,
  workspaceId: string,
  userId: string,
  role: Role,
  note: string,
  requestId: string,
) {
  const args = {
    p_workspace_id: workspaceId,
    p_user_id: userId,
    p_role: role,
    p_note: noteOf(note),
    p_request_id: requestId,
  };
  return act(client, 'set_member_role', args, done);
}

export type NewMember = { readonly email: string; readonly name: string; readonly role: Role };

/** Lets an existing account into the workspace (`no_account` when there is none). Administrators. */
export function addMember(
  client: SupabaseClient,
  workspaceId: string,
  { email, name, role }: NewMember,
  requestId: string,
) {
  const args = {
    p_workspace_id: workspaceId,
    p_email: email.trim(),
    p_name: name.trim(),
    p_role: role,
    p_request_id: requestId,
  };
  return act(client, 'add_member', args, done);
}

/** Takes a person out of the workspace; the console closes for them at once. Administrators. */
export function removeMember(
  client: SupabaseClient,
  workspaceId: string,
  userId: string,
  note: string,
  requestId: string,
) {
  const args = {
    p_workspace_id: workspaceId,
    p_user_id: userId,
    p_note: noteOf(note),
    p_request_id: requestId,
  };
  return act(client, 'remove_member', args, done);
}

function noteOf(note: string): string | null {
  return note.trim() === '' ? null : note.trim();
}
