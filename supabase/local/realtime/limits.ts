/** Sizes are bytes and times milliseconds. The values are those of a self-hosted Realtime server. */
export interface Limits {
  frameBytes: number;
  payloadBytes: number;
  channelsPerSocket: number;
  idleMs: number;
  presenceCalls: number;
  presenceWindowMs: number;
  /** Longest pause between two looks at a channel's token. */
  tokenCheckMs: number;
  replicationReadyMs: number;
  /** A client that reads this much slower than we write is cut off. Ours: the real server has no such number. */
  unsentBytes: number;
}

export const defaultLimits: Limits = {
  frameBytes: 5_000_000,
  payloadBytes: 3_000_500,
  channelsPerSocket: 100,
  idleMs: 60_000,
  presenceCalls: 5,
  presenceWindowMs: 30_000,
  tokenCheckMs: 300_000,
  replicationReadyMs: 60_000,
  unsentBytes: 32_000_000,
};
