import type { Random } from './random.ts';

/** A hold-up that the driver reports. */
export type Delay = {
  readonly reason: string;
  readonly note: string | null;
  /** How long it holds the driver up, in route seconds. */
  readonly lastsS: number;
  /** And for how many seconds on the clock at least, however fast the day runs. */
  readonly leastClockS: number;
  /** How far into the drive or the stop it happens, 0 to 1. */
  readonly part: number;
};

type Kind = readonly [reason: string, ...notes: (string | null)[]];

const ON_THE_WAY: readonly [Kind, ...Kind[]] = [
  [
    'traffic',
    null,
    'Standing still before the Maastunnel',
    'A15 closed at Botlek',
    'Queue at the Kleinpolderplein',
    null,
  ],
  ['bridge_open', null, 'Erasmusbrug open for shipping', 'Spijkenisserbrug open', 'Barge passing, third one'],
  ['road_works', null, 'Street closed, going round', 'Tram rails being replaced'],
  ['accident', 'Collision ahead, police on site', null],
  ['vehicle', 'Warning light, checked with the garage', 'Side door jammed'],
];
const AT_THE_STOP: readonly [Kind, ...Kind[]] = [
  ['customer_absent', null, 'Nobody opens, calling the customer', 'Waiting for the caretaker'],
  ['loading', null, 'Loading dock occupied', 'Pallets not ready', 'Waiting for a forklift'],
  ['parking', 'No space, parked two streets away', null],
  ['paperwork', 'Customer counts every box', null],
];

const SHARE_ON_THE_WAY = 0.035;
const SHARE_AT_THE_STOP = 0.02;
/** Among the delays: those that make a supervisor ask. */
const LONG = 0.07;

/** Whether something holds a driver up on a drive. */
export function delayOnTheWay(random: Random): Delay | null {
  return random.chance(SHARE_ON_THE_WAY) ? delayOf(ON_THE_WAY, random) : null;
}

/** Whether something holds a driver up at a stop. */
export function delayAtTheStop(random: Random): Delay | null {
  return random.chance(SHARE_AT_THE_STOP) ? delayOf(AT_THE_STOP, random) : null;
}

function delayOf(kinds: readonly [Kind, ...Kind[]], random: Random): Delay {
  const [reason, first, ...notes] = random.pick(kinds);
  return {
    reason,
    note: random.pick([first ?? null, ...notes]),
    lastsS: random.between(9, 40) * 60,
    leastClockS: random.chance(LONG) ? random.between(14, 38) * 60 : random.between(40, 80),
    part: random.between(0.2, 0.7),
  };
}
