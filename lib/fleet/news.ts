/** What live messages tell of beside the board itself: the pages that show these read them again. */
export const NEWS_KINDS = [
  'events',
  'reviews',
  'actions',
  'approvals',
  'device_changes',
  'sessions',
  'settings',
] as const;
export type NewsKind = (typeof NEWS_KINDS)[number];

/** How often each kind has been told of; only good for comparing. */
export type News = Readonly<Record<NewsKind, number>>;

export const NO_NEWS: News = {
  events: 0,
  reviews: 0,
  actions: 0,
  approvals: 0,
  device_changes: 0,
  sessions: 0,
  settings: 0,
};

/** The kinds that a message or page carries. */
export function newsIn(carrier: { readonly [Kind in NewsKind]?: unknown }): NewsKind[] {
  return NEWS_KINDS.filter((kind) => {
    const carried = carrier[kind];
    return carried !== undefined && carried !== null && !(Array.isArray(carried) && carried.length === 0);
  });
}

/** The same object when there are none. */
export function withNews(news: News, kinds: readonly NewsKind[]): News {
  if (kinds.length === 0) return news;
  const next: Record<NewsKind, number> = { ...news };
  for (const kind of kinds) next[kind] += 1;
  return next;
}
