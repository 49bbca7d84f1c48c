import type { DriverBatch } from './driver-answers.ts';
import { driveRoute } from './drive-route.ts';
import type { Place } from './geometry.ts';
import { measure } from './gps.ts';
import { phoneOf } from './mishaps.ts';
import { clockMs } from './pace.ts';
import { createPhone } from './phone.ts';
import type { LinkOptions } from './phone-link.ts';
import { randomFor } from './random.ts';
import { trySecondDevice } from './second-device.ts';
import type { DriverState } from './tally.ts';
import { pause } from './waiting.ts';
import type { Wheel } from './wheel.ts';

export type DriverOptions = Omit<LinkOptions, 'traits'> & {
  readonly speed: number;
  readonly heartbeatMs: number;
  readonly comesBack: boolean;
  /** Asks for the driver's next route; false when there is none to be had. */
  readonly askForRoute: (driverId: string) => Promise<boolean>;
  readonly signal: AbortSignal;
};

/** A driver with a phone, as long as a run lasts. */
export type Driver = {
  readonly state: DriverState;
  /** Works until the run stops. Never throws for what the network or the server does. */
  work(): Promise<void>;
  /** Has somebody sign in as this driver on another phone, here or far away; nothing when it is not known where the driver is. */
  tryOtherPhone(isFar: boolean): Promise<void>;
  /** Hands over what the phone still holds. */
  flush(): Promise<void>;
};

const LOOK_FOR_WORK_MS = 45_000;
const GOES_HOME = 0.3;

/** A driver who has not begun to work. */
export function createDriver(options: DriverOptions): Driver {
  const { account, seed, signal, speed } = options;
  const traits = phoneOf(randomFor(seed, account.email, 'phone'));
  const random = randomFor(seed, account.email, 'day');
  const gps = randomFor(seed, account.email, 'gps');
  const now: { place: (() => Place) | null; does: Parameters<Wheel['says']>[0] } = {
    place: null,
    does: 'idle',
  };
  const fixAt = (place: Place) => measure(place, traits.accuracyM, gps);
  let elsewhere = Promise.resolve();
  const phone = createPhone({
    ...options,
    traits,
    elsewhere: () => elsewhere,
    locate: () => now.place && fixAt(now.place()),
  });
  const wheel: Wheel = {
    ...options,
    phone,
    random,
    measure: fixAt,
    moveTo: (place) => void (now.place = place),
    tryOtherPhone: (near, isFar) =>
      trySecondDevice({ ...options, random, near, isFar, onAdmitted: (until) => void (elsewhere = until) }),
    says: (does) => void (now.does = does),
  };

  async function findRoute(): Promise<DriverBatch | null> {
    const open = (await batchesOfToday()).filter((batch) => batch.status !== 'COMPLETED');
    const underWay = open.find((batch) => batch.status !== 'ACTIVE' && batch.status !== 'INACTIVE');
    return underWay ?? open[0] ?? null;
  }

  async function batchesOfToday(): Promise<readonly DriverBatch[]> {
    const known = phone.link.takeBatches();
    if (known !== null) return known;
    const started = await phone.link.startSession();
    return started.ok ? started.value.batches : [];
  }

  async function takeBreak() {
    now.does = 'idle';
    options.tally.routesFinished += 1;
    await pause(clockMs(random.between(60, 400), speed), signal);
    await askForRoute();
    if (!random.chance(GOES_HOME)) return;
    await phone.signOff();
    await pause(clockMs(random.between(500, 1_500), speed), signal);
    phone.signOn();
  }

  async function askForRoute(): Promise<boolean> {
    const driverId = phone.link.client?.driverId;
    return driverId !== undefined && options.askForRoute(driverId);
  }

  async function goThroughDay() {
    while (!signal.aborted) {
      await phone.inSync();
      const batch = signal.aborted ? null : await findRoute();
      if (batch !== null) {
        if (await driveRoute(batch, wheel)) await takeBreak();
        else await pause(clockMs(60, speed), signal);
      } else if (!(await askForRoute())) await pause(LOOK_FOR_WORK_MS, signal);
    }
  }

  return {
    get state() {
      if (phone.state !== 'signed in') return phone.state;
      return phone.offline ? 'offline' : now.does;
    },
    work: async () => {
      await Promise.all([phone.live(), goThroughDay()]);
    },
    tryOtherPhone: async (isFar) => {
      if (now.place) await wheel.tryOtherPhone(now.place(), isFar);
    },
    flush: phone.flush,
  };
}
