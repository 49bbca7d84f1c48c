import type { SupabaseClient } from '@supabase/supabase-js';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { readAnswer } from '../supabase/ask.ts';
import { knownMembers, listedMembers, type Member } from './members.ts';
import {
  flagPreview,
  settingDefinitions,
  settingValues,
  type FlagPreview,
  type SettingDefinition,
  type SettingValues,
} from './rules.ts';

export const settingsKeys = {
  definitions: () => ['setting-definitions'] as const,
  values: (workspaceId: string) => ['settings', workspaceId] as const,
  preview: (workspaceId: string, changes: SettingValues) =>
    ['settings', workspaceId, 'preview', changes] as const,
  members: (workspaceId: string) => ['members', workspaceId] as const,
};

/** What each setting may be; the same for every workspace. */
export function settingDefinitionsQuery(client: SupabaseClient) {
  return queryOptions({
    queryKey: settingsKeys.definitions(),
    queryFn: async ({ signal }): Promise<SettingDefinition[]> =>
      readAnswer(
        settingDefinitions,
        await client
          .from('setting_definitions')
          .select('name,kind,unit,minimum,maximum,flag_reason')
          .order('position')
          .abortSignal(signal),
      ),
    staleTime: Infinity,
  });
}

/** The settings of a workspace by name. */
export function settingValuesQuery(client: SupabaseClient, workspaceId: string) {
  return queryOptions({
    queryKey: settingsKeys.values(workspaceId),
    queryFn: async ({ signal }): Promise<SettingValues> =>
      readAnswer(
        settingValues,
        await client
          .from('workspace_settings')
          .select('*')
          .eq('workspace_id', workspaceId)
          .abortSignal(signal)
          .single(),
      ),
  });
}

/** What yesterday would have looked like with these changes; the last answer stays while the next is asked for. */
export function flagPreviewQuery(client: SupabaseClient, workspaceId: string, changes: SettingValues) {
  return queryOptions({
    queryKey: settingsKeys.preview(workspaceId, changes),
    queryFn: async ({ signal }): Promise<FlagPreview> =>
      readAnswer(
        flagPreview,
        await client
          .rpc('preview_flag_thresholds', { p_workspace_id: workspaceId, p_changes: changes })
          .abortSignal(signal),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The people of a workspace; their addresses only for administrators. */
export function membersQuery(client: SupabaseClient, workspaceId: string, admin: boolean) {
  return queryOptions({
    queryKey: [...settingsKeys.members(workspaceId), admin],
    queryFn: async ({ signal }): Promise<Member[]> =>
      admin
        ? readAnswer(
            listedMembers,
            await client.rpc('list_members', { p_workspace_id: workspaceId }).abortSignal(signal),
          )
        : readAnswer(
            knownMembers,
            await client
              .from('workspace_members')
              .select('user_id,name,role,created_at')
              .eq('workspace_id', workspaceId)
              .order('name')
              .abortSignal(signal),
          ),
  });
}
