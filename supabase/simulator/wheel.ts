import type { Account } from './driver-client.ts';
import type { Place } from './geometry.ts';
import type { Fix } from './gps.ts';
import type { Phone } from './phone.ts';
import type { Random } from './random.ts';
import type { Tally } from './tally.ts';

/** What a driver has in hand while driving a route. */
export type Wheel = {
  readonly account: Account;
  readonly phone: Phone;
  readonly seed: number;
  /** How many times faster than a real day; 1 is a real day. */
  readonly speed: number;
  readonly random: Random;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  /** What the phone measures at a place. */
  measure(place: Place): Fix;
  /** Says where the driver is from now on. */
  moveTo(place: () => Place): void;
  /** Somebody signs in as this driver on another phone, near here or far away. */
  tryOtherPhone(near: Place, isFar: boolean): Promise<void>;
  says(state: 'idle' | 'on route' | 'suspended'): void;
};
