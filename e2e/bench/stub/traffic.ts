import { setInterval as everyInterval } from 'node:timers/promises';
import type { EventTuple } from '../../../lib/fleet/wire-event.ts';
import type { StubFleet } from './stub-fleet.ts';
import { COALESCED, ROWS, type StubRealtime } from './stub-realtime.ts';

const TICK_MS = 4;
const COALESCE_MS = 100;
/** Uneven, so that probes do not keep step with the messages. */
const PROBE_EVERY_MS = [120, 280] as const;

/** A probe: when its event happened and when a message with it left (ms since the epoch). */
export type Probe = { readonly number: number; readonly happenedAt: number; sentAt: number };

export type Storm = {
  readonly probes: readonly Probe[];
  readonly events: number;
  readonly messages: number;
  readonly bytes: number;
};

/** Makes events happen at an even rate and sends them as the database would. */
export class Traffic {
  readonly #fleet: StubFleet;
  readonly #realtime: StubRealtime;
  #unsent: EventTuple[] = [];
  #unsentProbes: Probe[] = [];
  #sentAt = 0;
  #sentSeq: number;
  #lastProbe = 0;

  constructor(fleet: StubFleet, realtime: StubRealtime) {
    this.#fleet = fleet;
    this.#realtime = realtime;
    this.#sentSeq = fleet.seq;
  }

  /**
   * @param perSecond events a second, probes included; 0 only lets the time pass
   * @param enough ends it early
   */
  async storm(perSecond: number, seconds: number, enough: AbortSignal): Promise<Storm> {
    const { sentFrames, sentBytes } = this.#realtime;
    const probes: Probe[] = [];
    const began = Date.now();
    let made = 0;
    let nextProbe = 0;
    for await (const _ of everyInterval(TICK_MS)) {
      const passed = Date.now() - began;
      if (enough.aborted || passed >= seconds * 1000) break;
      if (perSecond > 0 && passed >= nextProbe) {
        nextProbe = passed + PROBE_EVERY_MS[0] + Math.random() * (PROBE_EVERY_MS[1] - PROBE_EVERY_MS[0]);
        made += 1;
        probes.push(this.#probe());
      }
      for (const due = (passed / 1000) * perSecond; made < due; made += 1)
        this.#event(this.#fleet.event(), null);
    }
    this.#send();
    return {
      probes,
      events: made,
      messages: this.#realtime.sentFrames - sentFrames,
      bytes: this.#realtime.sentBytes - sentBytes,
    };
  }

  #probe(): Probe {
    this.#lastProbe += 1;
    const probe: Probe = { number: this.#lastProbe, happenedAt: Date.now(), sentAt: 0 };
    this.#event(this.#fleet.probe(probe.number), probe);
    return probe;
  }

  #event(tuple: EventTuple, probe: Probe | null): void {
    if (this.#realtime.hears(ROWS)) {
      if (probe) probe.sentAt = Date.now();
      const record = this.#fleet.record(tuple[1]);
      this.#realtime.broadcast(ROWS, 'UPDATE', {
        schema: 'public',
        table: 'board',
        operation: 'UPDATE',
        record,
        old_record: null,
      });
      return;
    }
    this.#unsent.push(tuple);
    if (probe) this.#unsentProbes.push(probe);
    if (Date.now() - this.#sentAt >= COALESCE_MS) this.#send();
  }

  #send(): void {
    const now = Date.now();
    const events = this.#unsent;
    const seq = events.at(-1)?.[0];
    if (seq === undefined) return;
    for (const probe of this.#unsentProbes) probe.sentAt = now;
    this.#unsent = [];
    this.#unsentProbes = [];
    this.#sentAt = now;
    this.#realtime.broadcast(COALESCED, 'driver_events', {
      v: 1,
      epoch: 1,
      sent_ms: now,
      wait_ms: COALESCE_MS,
      after_seq: this.#sentSeq,
      seq,
      after_revision: 0,
      revision: 0,
      events,
    });
    this.#sentSeq = seq;
  }
}
