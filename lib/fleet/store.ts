import { changedCell, createMarks, type Change, type Marks } from './marks.ts';
import type { Missed } from './missed.ts';
import { fleetFromSnapshot } from './model.ts';
import { NO_NEWS, type News } from './news.ts';
import type {
  Fleet,
  FleetEvent,
  FleetRow,
  Millis,
  StatusCounts,
  Transition,
  Workspace,
  WorkspaceSettings,
} from './types.ts';
import { Watched, type Subscribe } from './watched.ts';
import type { Snapshot } from './wire.ts';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'stale' | 'signed_out';

export type Connection = {
  readonly state: ConnectionState;
  /** From the server's send to here, milliseconds; null until measured. */
  readonly delayMs: number | null;
  /** Server time at which the data was last known to be complete. */
  readonly asOf: Millis | null;
};

/** Something that happened to the feed and that people should read before going on. */
export type FeedNotice =
  /** The server went back to an earlier state (a backup was restored): the board was read anew. */
  | { readonly kind: 'restored'; readonly at: Millis }
  /** The board stood still from `from` to `to` and has caught up. */
  | { readonly kind: 'away'; readonly from: Millis; readonly to: Millis; readonly missed: Missed };

export type FleetMeta = {
  readonly workspace: Workspace;
  readonly settings: WorkspaceSettings;
  readonly transitions: readonly Transition[];
};

/** What the feed hands over; what is left out stays as it was. */
export type Published = {
  readonly fleet: Fleet;
  readonly connection: Connection;
  readonly notice: FeedNotice | null;
  readonly news: News;
  /** Server clock minus this clock, milliseconds. */
  readonly clockOffsetMs: number;
};

export type Topic = 'rows' | 'meta' | 'counts' | 'connection' | 'notice' | 'news' | 'marks' | 'revision';

/** The running feed, as supervisors' own acts reach it. */
export type FeedInlet = {
  /** An event the server has just answered with: folded at once, its copy over the feed is ignored. */
  readonly receive: (event: FleetEvent) => void;
  /** Something changed that no event carries: read on now instead of at the next message. */
  readonly nudge: () => void;
  /** Ask the server at once where it stands, whatever back-off there is. */
  readonly check: () => void;
  /** A request was refused for want of a sign-in: see whether there still is one. */
  readonly checkSignIn: () => void;
  /** Milliseconds until the server is asked again; null while it is being asked. */
  readonly nextTryIn: () => Millis | null;
};

export type StoreClock = {
  readonly now: () => Millis;
  /** Whether the person at the screen asks for no movement. */
  readonly still: () => boolean;
  /** Runs the work before the next paint. */
  readonly frame: (work: () => void) => void;
  readonly later: (work: () => void, ms: number) => () => void;
};

export type FleetStore = {
  readonly fleet: () => Fleet;
  readonly row: (id: string) => FleetRow | undefined;
  readonly meta: () => FleetMeta;
  readonly counts: () => StatusCounts;
  readonly connection: () => Connection;
  readonly notice: () => FeedNotice | null;
  readonly news: () => News;
  readonly marks: Marks;
  /** Server time; the snapshot's own time until something has subscribed, so that server and browser render alike. */
  readonly now: () => Millis;
  /** When the snapshot was taken: the moment as of which the server has drawn the page. */
  readonly openedAt: Millis;
  /** `now`, but never later than the data: nobody looks silent because this console is disconnected. */
  readonly dataNow: () => Millis;
  /** The same function for the same topic or row at every call. */
  readonly on: (topic: Topic) => Subscribe;
  readonly onRow: (id: string) => Subscribe;
  readonly later: StoreClock['later'];
  readonly publish: (next: Partial<Published>) => void;
  /** Shows everything published so far without waiting for the frame. */
  readonly flush: () => void;
  readonly dismissNotice: () => void;
  readonly attach: (inlet: FeedInlet | null) => void;
  readonly inlet: () => FeedInlet | null;
};

// What was confirmed this recently still describes the road.
const DATA_GRACE_MS = 15_000;

/**
 * The one store that screens read: whatever the feed publishes between two frames becomes one notification,
 * and only rows that are different objects are announced.
 */
export function createFleetStore(snapshot: Snapshot, clock: StoreClock = browserClock): FleetStore {
  let shown: Published = {
    fleet: fleetFromSnapshot(snapshot),
    connection: { state: 'connecting', delayMs: null, asOf: snapshot.at_ms },
    notice: null,
    news: NO_NEWS,
    clockOffsetMs: 0,
  };
  let pending: Partial<Published> | null = null;
  let started = false;
  let meta = metaOf(shown.fleet);
  let inlet: FeedInlet | null = null;
  const topics = new Watched<Topic>();
  const rows = new Watched<string>();
  const marks = createMarks(clock, () => topics.tell('marks'));

  const start = () => {
    started = true;
  };
  const tell = (topic: Topic) => topics.tell(topic);

  const flush = () => {
    if (!pending) return;
    const before = shown;
    const next = { ...shown, ...pending };
    pending = null;
    shown = next;
    if (next.connection !== before.connection) tell('connection');
    if (next.notice !== before.notice) tell('notice');
    if (next.news !== before.news) tell('news');
    if (next.fleet === before.fleet) return;
    if (next.fleet.cursor.revision !== before.fleet.cursor.revision) tell('revision');
    if (!sameMeta(next.fleet, before.fleet)) {
      meta = metaOf(next.fleet);
      tell('meta');
    }
    if (next.fleet.counts !== before.fleet.counts) tell('counts');
    if (next.fleet.rows === before.fleet.rows) return;
    tellRows(before.fleet.rows, next.fleet.rows);
    tell('rows');
  };

  // Rows on screen are few and rows that change many: those that somebody watches are looked at, whatever has changed.
  const tellRows = (before: Fleet['rows'], after: Fleet['rows']) => {
    const changes: Change[] = [];
    for (const id of rows.keys()) {
      const old = before.get(id);
      const row = after.get(id);
      if (row === old) continue;
      const cell = changedCell(old, row);
      if (cell) changes.push([id, cell]);
      rows.tell(id);
    }
    marks.add(changes);
  };

  const publish = (next: Partial<Published>) => {
    const waiting = pending !== null;
    pending = { ...pending, ...next };
    if (!waiting) clock.frame(flush);
  };
  const dismissNotice = () => publish({ notice: null });
  const now = () => (started ? clock.now() + shown.clockOffsetMs : snapshot.at_ms);
  return {
    fleet: () => shown.fleet,
    row: (id) => shown.fleet.rows.get(id),
    meta: () => meta,
    counts: () => shown.fleet.counts,
    connection: () => shown.connection,
    notice: () => shown.notice,
    news: () => shown.news,
    marks,
    now,
    openedAt: snapshot.at_ms,
    dataNow: () => {
      const { state, asOf } = shown.connection;
      return state === 'live' || asOf === null ? now() : Math.min(now(), asOf + DATA_GRACE_MS);
    },
    on: (topic) => topics.subscribe(topic, start),
    onRow: (id) => rows.subscribe(id, start),
    later: clock.later,
    publish,
    flush,
    dismissNotice,
    attach(next) {
      inlet = next;
    },
    inlet: () => inlet,
  };
}

function metaOf({ workspace, settings, transitions }: Fleet): FleetMeta {
  return { workspace, settings, transitions };
}

function sameMeta(a: Fleet, b: Fleet): boolean {
  return a.workspace === b.workspace && a.settings === b.settings && a.transitions === b.transitions;
}

/** Asked for once: making a query takes long enough to be seen when every message does. */
let reducedMotion: MediaQueryList | null = null;

const browserClock: StoreClock = {
  now: () => Date.now(),
  still: () => {
    if (typeof matchMedia !== 'function') return false;
    reducedMotion ??= matchMedia('(prefers-reduced-motion: reduce)');
    return reducedMotion.matches;
  },
  frame(work) {
    if (typeof requestAnimationFrame === 'function') requestAnimationFrame(work);
    else setTimeout(work, 16);
  },
  later(work, ms) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
