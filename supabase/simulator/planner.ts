import type { SupabaseClient } from '@supabase/supabase-js';
import type { Result } from '#lib/app-error.ts';
import { clockMs } from './pace.ts';
import * as reads from './planner-reads.ts';
import type { PlannedBatch, PlannedStop } from './planner-reads.ts';
import { randomFor } from './random.ts';
import type { RouteItem, StopItem } from './route-file.ts';
import type { Tally } from './tally.ts';
import { pause } from './waiting.ts';
import { highestNumber, layOut, nextReference, partsOf, refit, stopsLikeBefore, type Draft } from './wave.ts';

export type PlannerOptions = {
  /** Signed in as an admin, or holding the secret key. */
  readonly client: SupabaseClient;
  readonly workspaceCode: string;
  readonly seed: number;
  readonly speed: number;
  readonly tally: Tally;
  readonly signal: AbortSignal;
};

/** The planning department: it keeps the routes of the day in step with the pace of the run and gives drivers their next ones. */
export type Planner = {
  readonly workspaceId: string;
  /** Imports routes as they are. The first sentence that is wrong with them, or null. */
  take(routes: readonly RouteItem[]): Promise<string | null>;
  /** Plans the routes that nobody has begun anew where their times do not fit the pace or lie in the past. */
  fitToPace(except: ReadonlySet<string>): Promise<string | null>;
  /** Plans and imports a driver's next route. False when there is none. */
  nextRoute(driverId: string): Promise<boolean>;
};

const AT_MOST = 50;

/** Reads what a planner must know of the workspace. */
export async function openPlanner(options: PlannerOptions): Promise<Result<Planner>> {
  const { client, workspaceCode, seed, speed, tally, signal } = options;
  const workspace = await reads.readWorkspace(client, workspaceCode);
  if (!workspace.ok) return workspace;
  if (workspace.value === null) {
    return { ok: false, error: { code: 'not_found', message: `There is no workspace ${workspaceCode}.` } };
  }
  const { id: workspaceId, time_zone: timeZone } = workspace.value;
  const codes = await reads.readDriverCodes(client, workspaceId);
  if (!codes.ok) return codes;
  const latest = await reads.readLatest(client, workspaceId);
  if (!latest.ok) return latest;
  const today = await reads.readDay(client, workspaceId, dayIn(timeZone));
  if (!today.ok) return today;
  const stops = await reads.readStops(client, [
    ...new Set([...latest.value, ...today.value.filter(isWaiting)].map((batch) => batch.id)),
  ]);
  if (!stops.ok) return stops;

  const planned = { stops: stops.value, codes: codes.value };
  const used = new Set(today.value.map((batch) => batch.reference));
  const last = new Map<string, PlannedBatch>();
  for (const batch of [...latest.value.toReversed(), ...today.value]) {
    if (batch.driver_id !== null) last.set(batch.driver_id, batch);
  }
  const pools = poolsOf(latest.value, stops.value);
  const steps = new Map<string, number>();
  const waiting: { readonly item: RouteItem; readonly settle: (taken: boolean) => void }[] = [];

  async function importSoon() {
    await pause(400, signal);
    while (waiting.length > 0) {
      const calls = waiting.splice(0, AT_MOST);
      const imported = await reads.importRoutes(
        client,
        workspaceId,
        calls.map((call) => call.item),
      );
      if (!imported.ok) tally.problem = imported.error.message;
      for (const [index, call] of calls.entries()) {
        const verdict = imported.ok ? imported.value[index]?.verdict : undefined;
        if (verdict === 'created') tally.routesImported += 1;
        call.settle(verdict === 'created');
      }
    }
  }

  function draftFor(driverId: string): Draft | null {
    const before = last.get(driverId);
    const pool = before && pools.get(before.depot);
    if (before === undefined || pool === undefined) return null;
    const day = dayIn(timeZone);
    const { series } = partsOf(before.reference);
    const step = steps.get(series) ?? highestNumber(used, series);
    steps.set(series, step);
    const reference = nextReference(before.reference, day.slice(5).replace('-', ''), step, used);
    used.add(reference);
    last.set(driverId, { ...before, reference });
    return {
      reference,
      depot: before.depot,
      scheduled_date: day,
      driver_code: planned.codes.get(driverId) ?? null,
      stops: stopsLikeBefore(pool, seed, reference),
    };
  }

  async function take(routes: readonly RouteItem[]): Promise<string | null> {
    const known = new Set(planned.codes.values());
    const lost = routes.find(({ driver_code: code }) => code !== null && !known.has(code));
    if (lost) return `Route ${lost.reference}, driver_code: there is no driver ${lost.driver_code}.`;
    for (let from = 0; from < routes.length; from += AT_MOST) {
      const imported = await reads.importRoutes(client, workspaceId, routes.slice(from, from + AT_MOST));
      if (!imported.ok) return imported.error.message;
      const bad = imported.value.find(
        (verdict) => verdict.verdict === 'rejected' && verdict.reason !== 'under_way',
      );
      if (bad)
        return `Route ${bad.reference ?? ''} was refused: ${bad.message ?? bad.reason ?? 'no reason given'}.`;
      tally.routesImported += imported.value.filter((verdict) => verdict.verdict === 'created').length;
    }
    return null;
  }

  return {
    ok: true,
    value: {
      workspaceId,
      take,
      fitToPace: (except) => {
        const now = Date.now();
        const notBegun = today.value.filter((batch) => isWaiting(batch) && !except.has(batch.reference));
        return take(
          notBegun.flatMap((batch) => {
            const item = asItem(batch, planned);
            return item === null ? [] : (refit(item, now, seed, speed) ?? []);
          }),
        );
      },
      nextRoute: (driverId) => {
        const draft = draftFor(driverId);
        if (draft === null || draft.stops.length === 0) return Promise.resolve(false);
        const random = randomFor(seed, draft.reference, 'start');
        const item = layOut(draft, Date.now() + clockMs(random.between(360, 1_500), speed), seed, speed);
        const taken = Promise.withResolvers<boolean>();
        waiting.push({ item, settle: taken.resolve });
        if (waiting.length === 1) void importSoon();
        return taken.promise;
      },
    },
  };
}

function isWaiting(batch: PlannedBatch): boolean {
  return batch.driver_id !== null && (batch.driver_status === 'INACTIVE' || batch.driver_status === 'ACTIVE');
}

function dayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date());
}

type Planned = {
  readonly stops: ReadonlyMap<string, PlannedStop[]>;
  readonly codes: ReadonlyMap<string, string>;
};

function asItem(batch: PlannedBatch, planned: Planned): RouteItem | null {
  const stops = stopItems(planned.stops.get(batch.id) ?? []);
  const driverCode = batch.driver_id === null ? undefined : planned.codes.get(batch.driver_id);
  if (stops.length === 0 || driverCode === undefined) return null;
  const { reference, depot, scheduled_date } = batch;
  return { reference, depot, scheduled_date, driver_code: driverCode, stops };
}

/** The stops of a depot's latest routes, each route's by itself. */
function poolsOf(batches: readonly PlannedBatch[], stops: ReadonlyMap<string, PlannedStop[]>) {
  const pools = new Map<string, (readonly StopItem[])[]>();
  for (const batch of batches.toSorted((a, b) => a.reference.localeCompare(b.reference))) {
    const items = stopItems(stops.get(batch.id) ?? []);
    if (items.length > 0) pools.set(batch.depot, [...(pools.get(batch.depot) ?? []), items]);
  }
  return pools;
}

function stopItems(stops: readonly PlannedStop[]): readonly StopItem[] {
  return stops.flatMap(({ label, address, latitude, longitude, planned_arrival, geofence_radius_m }) =>
    latitude === null || longitude === null || planned_arrival === null
      ? []
      : [
          {
            label,
            address,
            latitude,
            longitude,
            planned_arrival,
            ...(geofence_radius_m !== null && { geofence_radius_m }),
          },
        ],
  );
}
