/** Whether each part answers, by its name. */
export type Health = Record<'postgres' | 'data_api' | 'auth' | 'realtime', boolean>;

export const allDown: Health = { postgres: false, data_api: false, auth: false, realtime: false };

const patienceMs = 2_000;

/**
 * Asks every part; one that fails or takes longer than two seconds counts as down. All need Postgres, so without it nobody else is asked.
 */
export async function checkHealth(parts: Record<keyof Health, () => Promise<boolean>>): Promise<Health> {
  if (!(await answers(parts.postgres))) return allDown;
  const [dataApi, auth, realtime] = await Promise.all([
    answers(parts.data_api),
    answers(parts.auth),
    answers(parts.realtime),
  ]);
  return { postgres: true, data_api: dataApi, auth, realtime };
}

async function answers(ask: () => Promise<boolean>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), patienceMs);
  ask().then(resolve, () => resolve(false));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}
