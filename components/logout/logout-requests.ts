export type LogoutRequests = {
  /** The choice that travelled under these ids, null before the first try. */
  readonly choice: string | null;
  /** Request id by session. */
  readonly ids: Readonly<Record<string, string>>;
};

/** One request id a session: kept over retries of the same choice, fresh for a changed choice or a new session. */
export function logoutRequests(
  before: LogoutRequests,
  choice: string,
  sessionIds: readonly string[],
  fresh: () => string,
): LogoutRequests {
  const known = before.choice === choice ? before.ids : {};
  return { choice, ids: Object.fromEntries(sessionIds.map((id) => [id, known[id] ?? fresh()])) };
}
