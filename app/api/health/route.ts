import { serverEnv } from '#lib/env.ts';
import { checkHealth } from '#lib/web/health.ts';

/** 200 when Supabase's Auth and Data API answer, else 503 with the part that does not. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(serverEnv());
  return Response.json(health, { status: health.ok ? 200 : 503 });
}
