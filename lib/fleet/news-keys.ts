/** What every key of what is read again at news of a kind begins with. */
export const newsKeys = {
  reviews: (workspaceId: string) => ['reviews', workspaceId] as const,
  approvals: (workspaceId: string) => ['approvals', workspaceId] as const,
  device_changes: (workspaceId: string) => ['device-changes', workspaceId] as const,
  sessions: (workspaceId: string) => ['sessions', workspaceId] as const,
};

/** News make these queries read again; this is for news that never came. */
export const WITHOUT_NEWS_MS = 60_000;
