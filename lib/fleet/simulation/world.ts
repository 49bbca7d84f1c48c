import { step, wakeAt } from '../feed-core.ts';
import { initialFeed, PAGE_SIZE, type FeedCommand, type FeedInput, type FeedState } from '../feed-state.ts';
import { fleetFromSnapshot } from '../model.ts';
import { eventFromTuple, type EventTuple } from '../wire-event.ts';
import type { LiveMessage } from '../wire.ts';
import type { ModelServer } from './model-server.ts';
import type { Random } from './random.ts';

/** How bad the network between the board and the server is; shares of messages or requests, delays in milliseconds. */
export type Weather = {
  readonly drop: number;
  readonly duplicate: number;
  readonly slow: number;
  readonly slowMs: number;
  readonly requestFails: number;
  readonly malformed: number;
  /** The channel says it is joined and brings nothing. */
  readonly silent: boolean;
};

export const FAIR: Weather = {
  drop: 0,
  duplicate: 0,
  slow: 0,
  slowMs: 0,
  requestFails: 0,
  malformed: 0,
  silent: false,
};

type Task = { readonly at: number; readonly order: number; readonly run: () => void };

/** One board, one server and the network between them in made-up time. Nothing here waits for a real clock. */
export class World {
  now: number;
  /** The board's clock minus the server's. */
  skew = 0;
  weather: Weather = FAIR;
  /** Events in a page at most. */
  pageSize = PAGE_SIZE;
  cut = false;
  /** Requests are answered, but no channel can be joined. */
  noChannel = false;
  tokenGone = false;
  state: FeedState;
  readonly server: ModelServer;
  readonly commands: FeedCommand[] = [];
  readonly #random: Random;
  readonly #tasks: Task[] = [];
  #order = 0;
  #channel: number | null = null;
  #topic = '';

  constructor(server: ModelServer, random: Random, skew = 0, now = 1_800_000_000_000) {
    this.now = now;
    this.server = server;
    this.#random = random;
    this.skew = skew;
    const fleet = fleetFromSnapshot(server.snapshot(this.now));
    this.state = initialFeed(
      fleet,
      { state: 'connecting', delayMs: null, asOf: this.now },
      this.now + this.skew,
    );
  }

  input(input: FeedInput): void {
    const at = this.now + this.skew;
    const result = step(this.state, input, { now: at, jitter: this.#random.next() });
    this.state = result.state;
    for (const command of result.commands) {
      this.commands.push(command);
      this.#carryOut(command);
    }
    const wake = wakeAt(this.state);
    if (wake !== null && wake <= at)
      throw new Error(`The core asks to be woken in the past: ${wake} at ${at}`);
  }

  /** The answer to an act of this person, on its own way beside the channel. */
  ownEvent(tuple: EventTuple): void {
    const { epoch } = this.server;
    this.#later(8, () => {
      if (this.server.epoch === epoch) this.input({ type: 'own_event', event: eventFromTuple(tuple) });
    });
  }

  /** The server's own broadcasting, after each change. */
  broadcast(): void {
    this.#broadcast(this.server.message(this.now, this.#random.pick(LEFT_OUT)));
  }

  #broadcast(message: LiveMessage | null): void {
    if (!message || this.weather.silent) return;
    const copies = this.#random.chance(this.weather.duplicate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) this.#send(message);
  }

  /** Lets time pass: messages arrive, answers come, timers ring. */
  pass(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const next = this.#tasks[0];
      const wake = wakeAt(this.state);
      const wakes = wake === null ? Infinity : wake - this.skew;
      const at = Math.min(next?.at ?? Infinity, wakes);
      if (at > until) break;
      this.now = Math.max(this.now, at);
      if (next && next.at <= wakes) {
        this.#tasks.shift();
        next.run();
      } else this.input({ type: 'tick' });
    }
    this.now = until;
  }

  loseChannel(): void {
    const id = this.#channel;
    this.#channel = null;
    if (id !== null) this.input({ type: 'channel_lost', id });
  }

  #send(message: LiveMessage): void {
    if (this.#random.chance(this.weather.drop)) return;
    const topic = `workspace:w:${message.epoch}`;
    const delay = this.#random.chance(this.weather.slow) ? this.#random.below(this.weather.slowMs) : 5;
    this.#later(delay, () => {
      const id = this.#channel;
      if (id === null || this.cut || topic !== this.#topic) return;
      if (this.#random.chance(this.weather.malformed)) this.input({ type: 'malformed_message', id });
      else this.input({ type: 'message', id, message });
    });
  }

  #carryOut(command: FeedCommand): void {
    const { server } = this;
    switch (command.do) {
      case 'authorize':
        this.#later(3, () => {
          const { id } = command;
          if (this.tokenGone) this.input({ type: 'unauthorized', id, gone: true });
          else if (this.cut && this.#random.chance(0.3))
            this.input({ type: 'unauthorized', id, gone: false });
          else this.input({ type: 'authorized', id });
        });
        return;
      case 'subscribe':
        this.#later(20, () => {
          const right = command.topic === `workspace:w:${server.epoch}`;
          if (this.cut || this.noChannel || !right) {
            this.input({ type: 'channel_lost', id: command.id });
            return;
          }
          this.#channel = command.id;
          this.#topic = command.topic;
          this.input({ type: 'joined', id: command.id });
        });
        return;
      case 'unsubscribe':
        this.#channel = null;
        return;
      case 'load_snapshot':
        this.#answer(command.id, () => ({
          type: 'snapshot',
          id: command.id,
          snapshot: server.snapshot(this.now),
        }));
        return;
      case 'load_page':
        this.#answer(command.id, () => ({
          type: 'page',
          id: command.id,
          page: server.eventsAfter(command.afterSeq, this.pageSize, command.afterRevision, this.now),
        }));
        return;
      case 'load_head':
        this.#answer(command.id, () => ({ type: 'head', id: command.id, head: server.head(this.now) }));
        return;
      case 'ask_tail':
        this.#answer(command.id, () => {
          this.#broadcast(server.tell(this.now));
          return { type: 'head', id: command.id, head: server.head(this.now) };
        });
        return;
      case 'abort':
      case 'shut_down':
        return;
    }
  }

  #answer(id: number, read: () => FeedInput): void {
    const slow = this.#random.chance(this.weather.slow) ? this.#random.below(this.weather.slowMs) : 4;
    // The server reads half way; the way back takes the other half.
    this.#later(slow, () => {
      if (this.cut || this.#random.chance(this.weather.requestFails)) {
        const hangs = this.#random.chance(0.2);
        if (!hangs) this.input({ type: 'failed', id, failure: this.#random.pick(FAILURES) });
        return;
      }
      const answer = read();
      this.#later(slow, () => this.input(answer));
    });
  }

  #later(ms: number, run: () => void): void {
    const task = { at: this.now + ms, order: (this.#order += 1), run };
    const place = this.#tasks.findIndex((other) => other.at > task.at);
    if (place === -1) this.#tasks.push(task);
    else this.#tasks.splice(place, 0, task);
  }
}

const LEFT_OUT = ['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'rows', 'all'] as const;
const FAILURES = ['unreachable', 'unreachable', 'unauthorized', 'malformed'] as const;
