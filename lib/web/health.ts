export type Part = 'ok' | 'unreachable' | 'failing';
export type Health = { readonly ok: boolean; readonly auth: Part; readonly data: Part };

type HealthInput = {
  readonly url: string;
  readonly publishableKey: string;
  readonly fetch?: typeof fetch;
  /** How long one part may take to answer, in milliseconds. */
  readonly patienceMs?: number;
};

/** Asks Supabase's Auth and Data API whether they answer; a refusal is an answer, an error of theirs is not. */
export async function checkHealth({
  url,
  publishableKey,
  fetch: get = fetch,
  patienceMs = 3000,
}: HealthInput): Promise<Health> {
  const ask = async (path: string): Promise<Part> => {
    try {
      const answer = await get(new URL(path, url), {
        headers: { apikey: publishableKey },
        cache: 'no-store',
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.body?.cancel();
      return answer.status < 500 ? 'ok' : 'failing';
    } catch {
      return 'unreachable';
    }
  };
  const [auth, data] = await Promise.all([ask('/auth/v1/health'), ask('/rest/v1/')]);
  return { ok: auth === 'ok' && data === 'ok', auth, data };
}
