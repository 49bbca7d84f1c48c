import { createLoader } from 'nuqs/server';
import type { LogFilter } from '#lib/audit/log-filter.ts';
import { LOG_CSV_HEAD, logCsvLine } from '#lib/audit/log-csv.ts';
import { readLogPage } from '#lib/audit/queries.ts';
import { toAppError } from '#lib/app-error.ts';
import { CSV_START } from '#lib/csv.ts';
import { myWorkspacesQuery } from '#lib/fleet/queries.ts';
import { sameValue } from '#lib/fleet/same-value.ts';
import { dayOf } from '#lib/fleet/workspace-days.ts';
import { createServerSupabase } from '#lib/supabase/server.ts';
import { QueryClient } from '@tanstack/react-query';
import { auditParams, filterOf } from '../search-params.ts';

const loadParams = createLoader(auditParams);
const PAGE = 200;

/** The log as CSV, newest first, streamed page by page: it never has to fit into memory. */
export async function GET(request: Request): Promise<Response> {
  const params = loadParams(request);
  const client = await createServerSupabase();
  const workspaces = await new QueryClient()
    .fetchQuery({ ...myWorkspacesQuery(client), retry: false })
    .catch((fault: unknown) => toAppError(fault));
  if (!Array.isArray(workspaces)) {
    const refused = workspaces.code === 'signed_out' || workspaces.code === 'forbidden';
    return new Response(null, { status: refused ? 401 : 503 });
  }
  const workspace = params.w === null ? workspaces[0] : workspaces.find(({ id }) => id === params.w);
  if (workspace === undefined) return new Response(null, { status: 404 });

  const encoder = new TextEncoder();
  const filter = filterOf(params);
  let before: string | null = null;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(CSV_START + LOG_CSV_HEAD)),
    // Asked only when the reader has taken what came before.
    async pull(controller) {
      let lines: string;
      do {
        const page = await readLogPage(client, workspace, filter, before, PAGE, request.signal);
        before = page.next;
        lines = page.items.map((item) => logCsvLine(item, workspace.timeZone)).join('');
      } while (lines === '' && before !== null);
      if (lines !== '') controller.enqueue(encoder.encode(lines));
      if (before === null) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName(workspace, filter)}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The days it covers, or the day it was taken; `part` when something else narrows it. */
function fileName({ code, timeZone }: { code: string; timeZone: string }, filter: LogFilter): string {
  const today = dayOf(Date.now(), timeZone);
  const { from, to, ...others } = filter;
  const days = from === null && to === null ? [today] : [...new Set([from ?? 'start', to ?? today])];
  const narrowed = !sameValue({ ...others, from: null, to: null }, filterOf(loadParams('?')));
  return `${['audit', code, ...days, ...(narrowed ? ['part'] : [])].join('-')}.csv`;
}
