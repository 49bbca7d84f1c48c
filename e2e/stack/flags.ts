import { randomUUID } from 'node:crypto';
import type { FlagReason } from '../../lib/fleet/types.ts';
import { endSessions } from './member.ts';
import { setOut, type Phone, startPhone } from './phone.ts';
import { arriveFarAway, proveNowhere } from './reviews.ts';
import type { Stack } from './stack.ts';
import { driverAt, placeOfStop, type TestDriver, type World } from './world.ts';

/** How each of the nine flags comes about, by a driver of its own. */
const FLAGGED: Readonly<
  Record<FlagReason, (stack: Stack, world: World, driver: TestDriver) => Promise<void>>
> = {
  GEOFENCE_MISS: async (stack, _world, driver) => arriveFarAway(await setOut(stack, driver)),
  MISSING_LOCATION: async (stack, _world, driver) => proveNowhere(await setOut(stack, driver), 1),
  async IMPOSSIBLE_SPEED(stack, _world, driver) {
    const phone = await startPhone(stack.platform, driver);
    await sendAt(phone, 'ROUTE_STARTED', 100, placeOfStop(0));
    await sendAt(phone, 'DELAY_REPORTED', 10, placeOfStop(20));
  },
  CLOCK_SKEW: async (stack, _world, driver) =>
    sendAt(await startPhone(stack.platform, driver), 'ROUTE_STARTED', -431, placeOfStop(0)),
  LATE_SYNC: async (stack, _world, driver) =>
    sendAt(await startPhone(stack.platform, driver), 'ROUTE_STARTED', 1265, placeOfStop(0)),
  OUT_OF_SEQUENCE: async (stack, _world, driver) =>
    sendAt(await setOut(stack, driver), 'ARRIVED_AT_STOP', 61, { stop_index: 0, ...placeOfStop(0) }),
  async AFTER_LOGOUT(stack, world, driver) {
    const before = await setOut(stack, driver);
    const recordedAt = new Date().toISOString();
    await endSessions(stack, world.supervisor, [before.sessionId]);
    const now = await startPhone(stack.platform, driver);
    await now.send('ARRIVED_AT_STOP', [
      {
        stop_index: 0,
        session_id: before.sessionId,
        recorded_at: recordedAt,
        accuracy_m: 8,
        ...placeOfStop(0),
      },
    ]);
  },
  REJECTED_TRANSITION: async (stack, _world, driver) => {
    await (await startPhone(stack.platform, driver)).report('ROUTE_COMPLETED');
  },
  BAD_SIGNATURE: async (stack, _world, driver) => {
    const phone = await setOut(stack, driver);
    const forged = { signature: '00'.repeat(32), accuracy_m: 8, stop_index: 0, ...placeOfStop(0) };
    await phone.send('ARRIVED_AT_STOP', [forged]);
  },
};

/** As many drivers as there are flags. */
export const FLAGS = Object.keys(FLAGGED).length;

/** Makes every flag come up once, each by a driver of its own. Needs a fleet of `FLAGS` drivers. */
export async function raiseEveryFlag(stack: Stack, world: World): Promise<void> {
  for (const [place, raise] of Object.values(FLAGGED).entries()) {
    await raise(stack, world, driverAt(world, place));
  }
}

async function sendAt(
  phone: Phone,
  type: 'ROUTE_STARTED' | 'DELAY_REPORTED' | 'ARRIVED_AT_STOP',
  secondsAgo: number,
  more: { readonly latitude: number; readonly longitude: number; readonly stop_index?: number },
): Promise<void> {
  const recorded_at = new Date(Date.now() - secondsAgo * 1000).toISOString();
  await phone.send(type, [{ client_event_id: randomUUID(), recorded_at, accuracy_m: 8, ...more }]);
}
