import type { SupabaseClient } from '@supabase/supabase-js';
import { act } from '../supabase/ask.ts';
import { z } from '../zod-mini.ts';

/** Why, and under which id: the same id with the same choice is carried out once. */
export type Choice = {
  readonly reasonCode: string | null;
  /** At least 10 characters after trimming, or null. */
  readonly note: string | null;
  readonly requestId: string;
};

const done = z.object({ replayed: z.boolean() });

/** Lets a driver go on with the new device; the old one is signed out. */
export function approveDeviceChange(client: SupabaseClient, id: string, choice: Choice) {
  return act(client, 'approve_device_change', { p_device_change_id: id, ...choiceArgs(choice) }, done);
}

/** Refuses the new device; the old one stays signed in. Needs a reason. */
export function denyDeviceChange(client: SupabaseClient, id: string, choice: Choice) {
  return act(client, 'deny_device_change', { p_device_change_id: id, ...choiceArgs(choice) }, done);
}

/** Gives a driver a name to sign in with and a PIN of 6 to 12 digits. Administrators. */
export function setDriverPin(
  client: SupabaseClient,
  driverId: string,
  username: string,
  pin: string,
  requestId: string,
) {
  const args = { p_driver_id: driverId, p_username: username, p_pin: pin, p_request_id: requestId };
  return act(client, 'set_driver_pin', args, done);
}

/** Takes the lock of wrong PINs away. */
export function unlockDriver(client: SupabaseClient, driverId: string, note: string, requestId: string) {
  const args = { p_driver_id: driverId, p_note: note.trim(), p_request_id: requestId };
  return act(client, 'unlock_driver', args, done);
}

function choiceArgs({ reasonCode, note, requestId }: Choice) {
  return { p_reason_code: reasonCode, p_note: note === null ? null : note.trim(), p_request_id: requestId };
}
