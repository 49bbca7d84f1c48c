import type { SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { answer } from './driver-client.ts';
import { placeAt } from './geometry.ts';
import type { LoadRoute } from './load-events.ts';
import { notLetIn, SimulatorError } from './simulator-error.ts';
import { importRoutes, readWorkspace } from './planner-reads.ts';

const STOPS = 20;
const ROUTES_A_CALL = 50;
const CENTRE = { latitude: 51.9244, longitude: 4.4777 };
const driversSchema = z.array(z.object({ id: z.string(), code: z.string() }));

/**
 * Imports a route of twenty stops for each of so many drivers of a workspace.
 * @throws SimulatorError when the workspace has no drivers, or the routes are refused
 */
export async function openLoadRoutes(
  client: SupabaseClient,
  url: string,
  workspaceCode: string,
  count: number,
): Promise<LoadRoute[]> {
  const workspace = await readWorkspace(client, workspaceCode);
  if (!workspace.ok) throw notLetIn(workspace.error, url);
  if (workspace.value === null) throw new SimulatorError(`There is no workspace ${workspaceCode}.`);
  const workspaceId = workspace.value.id;
  const found = await client
    .from('drivers')
    .select('id, code')
    .eq('workspace_id', workspaceId)
    .order('code')
    .limit(count);
  const drivers = answer(found, driversSchema);
  if (!drivers.ok) throw new SimulatorError(drivers.error.message);
  if (drivers.value.length === 0) throw new SimulatorError(`The workspace ${workspaceCode} has no drivers.`);

  const stamp = new Date().toISOString().slice(0, 19);
  const routes: LoadRoute[] = [];
  for (let from = 0; from < drivers.value.length; from += ROUTES_A_CALL) {
    const some = drivers.value.slice(from, from + ROUTES_A_CALL);
    const imported = await importRoutes(
      client,
      workspaceId,
      some.map((driver) => loadRoute(driver.code, stamp)),
    );
    if (!imported.ok) throw new SimulatorError(imported.error.message);
    for (const [index, { batch_id: batchId, message }] of imported.value.entries()) {
      const driverId = some[index]?.id;
      if (batchId === null || batchId === undefined || driverId === undefined) {
        throw new SimulatorError(`A route was refused: ${message ?? 'no reason given'}.`);
      }
      routes.push({ batchId, driverId, stopCount: STOPS, place: placeOf(from + index), done: 0 });
    }
  }
  return routes;
}

function loadRoute(driverCode: string, stamp: string) {
  const place = placeOf(Number(driverCode.replace(/\D/g, '')));
  return {
    reference: `LOAD ${stamp} ${driverCode}`,
    depot: 'Load',
    scheduled_date: stamp.slice(0, 10),
    driver_code: driverCode,
    stops: Array.from({ length: STOPS }, (_, index) => ({
      label: `Stop ${index + 1}`,
      address: '',
      ...place,
      planned_arrival: `${stamp}Z`,
      geofence_radius_m: 5_000,
    })),
  };
}

function placeOf(number: number) {
  return placeAt(CENTRE, 50 * (number % 60), number * 37);
}
