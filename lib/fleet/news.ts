/** What live messages tell of beside the board itself: the pages that show these read them again. */
export const NEWS_KINDS = [
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
  reviews: 0,
  actions: 0,
  approvals: 0,
  device_changes: 0,
  sessions: 0,
  settings: 0,
};

/** The kinds that a message or page carries. */
export function newsIn(carrier: { readonly [Kind in NewsKind]?: unknown }): NewsKind[] {
  return NEWS_KINDS.filter((kind) => carrier[kind] !== undefined && carrier[kind] !== null);
}

/** The same object when there are none. */
export function withNews(news: News, kinds: readonly NewsKind[]): News {
  if (kinds.length === 0) return news;
  const next: Record<NewsKind, number> = { ...news };
  for (const kind of kinds) next[kind] += 1;
  return next;
}
