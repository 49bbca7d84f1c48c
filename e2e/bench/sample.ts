import type { BoardTab } from './board-tab.ts';
import type { BoardLab } from './board-lab.ts';
import { QUIET_OTHERS, watchOthers } from './other-load.ts';
import type { Watched } from './page-watch.ts';
import { median, quantile } from './quantile.ts';
import type { Probe, Storm } from './stub/traffic.ts';

/** What one page did in one stretch of traffic. Times in milliseconds, shares of one processor from 0 to 1. */
export type Sample = {
  readonly p50: number;
  readonly p95: number;
  /** The same from the moment the event happened, before messages are drawn together. */
  readonly happenedP95: number;
  /** Probes that were not on the screen when the wait was over; they count with the time waited. */
  readonly unseen: number;
  readonly main: number;
  readonly framesASecond: number;
  readonly gaps: number;
  readonly longTasks: number;
  readonly eventsASecond: number;
  readonly messagesASecond: number;
  readonly bytesAnEvent: number;
  /** Processor time of programs outside the measurement; null where it cannot be told. */
  readonly others: number | null;
};

/** A sample that others disturbed is taken anew at once. */
const TRIES = 3;
/** For what is on its way when the events have ended. */
const GRACE_SECONDS = 0.5;

/** Lets traffic run over an open page and tells how it stood it; again while others disturb it and nothing is left to show. */
export async function takeSample(
  lab: BoardLab,
  tab: BoardTab,
  perSecond: number,
  seconds: number,
  graceSeconds = GRACE_SECONDS,
): Promise<Sample> {
  for (let attempt = 1; ; attempt += 1) {
    const sample = await takeStretch(lab, tab, perSecond, seconds, graceSeconds);
    if (lab.small || isQuiet(sample) || sample.unseen > 0 || attempt === TRIES) return sample;
  }
}

/** The same once, whatever others do. */
export async function takeStretch(
  lab: BoardLab,
  tab: BoardTab,
  perSecond: number,
  seconds: number,
  graceSeconds = GRACE_SECONDS,
): Promise<Sample> {
  const others = watchOthers();
  let foreign: number | null = null;
  const work = async () => {
    const storm = await lab.storm(perSecond, seconds);
    foreign = others();
    return storm;
  };
  const { result: storm, seen, spent } = await tab.during(work, graceSeconds);
  const delays = delaysOf(storm, seen);
  return {
    p50: median(delays.sent),
    p95: quantile(delays.sent, 0.95),
    happenedP95: quantile(delays.happened, 0.95),
    unseen: delays.unseen,
    main: spent.main,
    framesASecond: seen.frames / (spent.seconds + graceSeconds),
    gaps: seen.gaps.length,
    longTasks: seen.longTasks.length,
    eventsASecond: storm.events / seconds,
    messagesASecond: storm.messages / seconds,
    bytesAnEvent: storm.bytes / storm.events,
    others: foreign,
  };
}

export function isQuiet({ others }: { readonly others: number | null }): boolean {
  return others === null || others <= QUIET_OTHERS;
}

/** How long after its sending each probe, or a later one in its place, was on the screen. */
export function delaysOf({ probes }: Pick<Storm, 'probes'>, { shown }: Pick<Watched, 'shown'>) {
  const end = Date.now();
  const seenAt = ({ number }: Probe) => shown.find(([newest]) => newest >= number)?.[1];
  return {
    sent: probes.map((probe) => (seenAt(probe) ?? end) - probe.sentAt),
    happened: probes.map((probe) => (seenAt(probe) ?? end) - probe.happenedAt),
    unseen: probes.filter((probe) => seenAt(probe) === undefined).length,
  };
}
