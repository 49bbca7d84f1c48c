import { signInDriver, type Account, type Device, type DriverClient } from './driver-client.ts';
import { placeAt, type Place } from './geometry.ts';
import { measure } from './gps.ts';
import { isSessionGone } from './phone.ts';
import type { Random } from './random.ts';
import type { Tally } from './tally.ts';
import { pause } from './waiting.ts';

export type SecondDeviceOptions = {
  readonly account: Account;
  /** Where the driver's own phone is. */
  readonly near: Place;
  /** Whether the second phone is somewhere else, as no driver can be. */
  readonly isFar: boolean;
  readonly random: Random;
  readonly tally: Tally;
  /** Called when a supervisor let this phone in, with when it will have let go of the route again. */
  readonly onAdmitted: (until: Promise<void>) => void;
  readonly signal: AbortSignal;
};

const LOOK_MS = 10_000;
/** How long whoever is let in keeps the route, before the driver's own phone has it again. */
const KEEPS_MS = 90_000;

/**
 * Somebody signs in as a driver who is on a route, on another phone: the server refuses a second session, so the phone
 * asks to take over and waits for a supervisor's word. Signed out by a refusal, it asks no more.
 */
export async function trySecondDevice(options: SecondDeviceOptions): Promise<void> {
  const { account, near, isFar, random, tally, onAdmitted, signal } = options;
  const signedIn = await signInDriver(account);
  if (!signedIn.ok) return;
  const phone = signedIn.value;
  const device = { id: `second phone of ${account.email}`, model: 'Nokia G42', appVersion: '4.2.0' };
  const started = await phone.startSession(device);
  if (started.ok) await phone.endSession(started.value.sessionId);
  else if (started.error.code === 'on_route') {
    tally.secondDevicesRefused += 1;
    const metres = isFar ? random.between(4_000, 14_000) : random.between(3, 40);
    const fix = measure(placeAt(near, metres, random.between(0, 360)), 9, random);
    let asked = await phone.askForDevice(device, fix);
    while (asked.ok && asked.value.status === 'pending' && !signal.aborted) {
      await pause(LOOK_MS, signal);
      const state = await phone.deviceChange(asked.value.id);
      if (state.ok || isSessionGone(state.error)) asked = state;
    }
    if (asked.ok && asked.value.status === 'approved') {
      const kept = keepRoute(phone, device, signal);
      onAdmitted(kept);
      await kept;
    }
    if (!asked.ok && isSessionGone(asked.error)) return;
  }
  await phone.signOut();
}

async function keepRoute(phone: DriverClient, device: Device, signal: AbortSignal): Promise<void> {
  await pause(KEEPS_MS, signal);
  const held = await phone.startSession(device);
  if (held.ok) await phone.endSession(held.value.sessionId);
}
