import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { toAppError, type Result } from '#lib/app-error.ts';
import type { EventType } from '#lib/fleet/types.ts';
import {
  batchSchema,
  deviceChangeSchema,
  sessionSchema,
  stopSchema,
  verdictSchema,
} from './driver-answers.ts';
import type { DeviceChange, DriverBatch, DriverSession, DriverStop, Verdict } from './driver-answers.ts';

/** Where a Supabase project answers and who asks. */
export type Account = {
  readonly url: string;
  readonly publishableKey: string;
  readonly email: string;
  readonly password: string;
};

/** The phone a driver holds. The id stays the same for the life of a device. */
export type Device = { readonly id: string; readonly model?: string; readonly appVersion?: string };

/** An event as a device reports it; repeats of one event carry the same `client_event_id`. */
export type EventItem = {
  readonly client_event_id: string;
  readonly batch_id: string;
  readonly event_type: EventType;
  /** ISO time by the device's clock. */
  readonly recorded_at: string;
  readonly session_id?: string;
  readonly stop_index?: number;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly accuracy_m?: number;
  /** Hexadecimal, by the session's key. */
  readonly signature?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
};

export type Heartbeat = {
  readonly sessionId: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly accuracyM?: number;
  readonly batteryPercent?: number;
  readonly appVersion?: string;
  readonly eventsWaiting?: number;
};

export type DevicePlace = {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyM: number;
};

/** One signed-in driver, acting through the same public API as the mobile app. Nothing here throws. */
export type DriverClient = {
  readonly driverId: string;
  /** Starts a session on the device, or finds the one it has. `on_route` when another device is on a route. */
  startSession(device: Device): Promise<Result<DriverSession>>;
  /** Hands over events, oldest first, at most 500; the answer has one verdict for each, in order. */
  sendEvents(events: readonly EventItem[]): Promise<Result<readonly Verdict[]>>;
  /** Tells where the device is. False when the session has ended. */
  heartbeat(beat: Heartbeat): Promise<Result<boolean>>;
  endSession(sessionId: string): Promise<Result<null>>;
  /** Asks to take over on this device while another one is on a route. */
  askForDevice(device: Device, at: DevicePlace): Promise<Result<DeviceChange>>;
  /** What has become of that. */
  deviceChange(id: string): Promise<Result<DeviceChange>>;
  /** The driver's own batch as it is now; null when it is no longer the driver's. */
  batch(batchId: string): Promise<Result<DriverBatch | null>>;
  stops(batchId: string): Promise<Result<readonly DriverStop[]>>;
  /** Ends the sign-in of this device. */
  signOut(): Promise<void>;
};

/** An event that happens now, ready for `sendEvents`. */
export function newEvent(batchId: string, type: EventType, more: Partial<EventItem> = {}): EventItem {
  const recordedAt = new Date().toISOString();
  return {
    client_event_id: randomUUID(),
    batch_id: batchId,
    event_type: type,
    recorded_at: recordedAt,
    ...more,
  };
}

const PATIENCE_MS = 20_000;

/** Signs a driver in. A wrong password is the error `forbidden`, a silent server `unreachable`. */
export async function signInDriver(account: Account): Promise<Result<DriverClient>> {
  const signedIn = await signIn(account);
  return signedIn.ok
    ? { ok: true, value: driverClient(signedIn.value.client, signedIn.value.userId) }
    : signedIn;
}

/** Signs in with e-mail and password, for as long as the process lives. */
export async function signIn(account: Account): Promise<Result<{ client: SupabaseClient; userId: string }>> {
  const client = createToolClient(account.url, account.publishableKey);
  const { data, error } = await client.auth.signInWithPassword({
    email: account.email,
    password: account.password,
  });
  if (error === null) return { ok: true, value: { client, userId: data.user.id } };
  if (error.code !== 'invalid_credentials') return { ok: false, error: toAppError(error) };
  const message = `${account.email} and this password do not belong together.`;
  return { ok: false, error: { code: 'forbidden', message } };
}

/** A client without memory on disk; every request gives up after 20 s. */
export function createToolClient(url: string, key: string): SupabaseClient {
  return createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }) },
  });
}

function driverClient(client: SupabaseClient, driverId: string): DriverClient {
  const call = async <Schema extends z.ZodType>(name: string, args: object, schema: Schema) =>
    answer(await client.rpc(name, args), schema);
  return {
    driverId,
    startSession: (device) =>
      call(
        'start_driver_session',
        { p_device_id: device.id, p_device_model: device.model, p_app_version: device.appVersion },
        sessionSchema,
      ),
    sendEvents: (events) => call('record_driver_events', { p_events: events }, z.array(verdictSchema)),
    heartbeat: (beat) =>
      call(
        'touch_driver_session',
        {
          p_session_id: beat.sessionId,
          p_latitude: beat.latitude ?? null,
          p_longitude: beat.longitude ?? null,
          p_accuracy_m: beat.accuracyM ?? null,
          p_battery_percent: beat.batteryPercent ?? null,
          p_app_version: beat.appVersion ?? null,
          p_events_waiting: beat.eventsWaiting ?? 0,
        },
        z.object({ active: z.boolean() }).transform((state) => state.active),
      ),
    endSession: (sessionId) =>
      call(
        'end_driver_session',
        { p_session_id: sessionId },
        z.unknown().transform(() => null),
      ),
    askForDevice: (device, at) =>
      call(
        'request_device_change',
        {
          p_device_id: device.id,
          p_device_model: device.model,
          p_app_version: device.appVersion,
          p_latitude: at.latitude,
          p_longitude: at.longitude,
          p_accuracy_m: at.accuracyM,
        },
        deviceChangeSchema,
      ),
    deviceChange: (id) => call('device_change_state', { p_device_change_id: id }, deviceChangeSchema),
    batch: async (batchId) => {
      const columns = 'id, reference, driver_status, current_stop_index, stop_count';
      const found = await client.from('delivery_batches').select(columns).eq('id', batchId).maybeSingle();
      return answer(found, batchSchema.nullable());
    },
    stops: async (batchId) => {
      const columns = 'position, label, latitude, longitude, planned_arrival';
      const found = await client
        .from('delivery_stops')
        .select(columns)
        .eq('batch_id', batchId)
        .order('position');
      return answer(found, z.array(stopSchema));
    },
    signOut: async () => void (await client.auth.signOut({ scope: 'local' })),
  };
}

/** Reads what the Data API answered. */
export function answer<Schema extends z.ZodType>(
  response: { readonly data: unknown; readonly error: unknown; readonly status: number },
  schema: Schema,
): Result<z.infer<Schema>> {
  if (response.error !== null) {
    const error = toAppError(response.error);
    if (response.status >= 500 || response.status === 429)
      return { ok: false, error: { ...error, code: 'unreachable' } };
    const isStranger = response.status === 401 && error.code === 'unknown';
    return { ok: false, error: isStranger ? { ...error, code: 'signed_out' } : error };
  }
  const parsed = schema.safeParse(response.data);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, error: toAppError(parsed.error) };
}
