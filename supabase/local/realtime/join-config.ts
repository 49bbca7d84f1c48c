import { z } from 'zod';

const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]).catch(false);
const bindings = z
  .array(z.record(z.string(), z.unknown()).nullable())
  .transform((entries) => entries.filter((entry) => entry !== null))
  .catch([]);
const nothing = {} as const;

const broadcastSchema = z.object({
  ack: flag,
  self: flag,
  replication_ready: flag,
  replay: z.unknown().optional(),
});
const presenceSchema = z.object({ key: z.string().catch(''), enabled: flag });
const configSchema = z.object({
  broadcast: broadcastSchema.catch(broadcastSchema.parse(nothing)),
  presence: presenceSchema.catch(presenceSchema.parse(nothing)),
  postgres_changes: bindings,
  private: flag,
});
const payloadSchema = z
  .object({
    config: configSchema.catch(configSchema.parse(nothing)),
    user_token: z.unknown().optional(),
    access_token: z.unknown().optional(),
  })
  .catch({ config: configSchema.parse(nothing) });

export interface JoinConfig {
  ack: boolean;
  self: boolean;
  replicationReady: boolean;
  /** As sent; replay.ts says whether it is valid. */
  replay: unknown;
  presenceKey: string;
  presenceEnabled: boolean;
  private: boolean;
  postgresChanges: readonly Record<string, unknown>[];
  /** As sent: a JWT, or anything else, which means the socket's own key. */
  token: unknown;
}

/** Reads a join's payload. A part that is missing or of the wrong type takes its default, as on the real server. */
export function readJoinConfig(payload: unknown): JoinConfig {
  const { config, user_token: userToken, access_token: accessToken } = payloadSchema.parse(payload);
  const { broadcast, presence } = config;
  return {
    ack: broadcast.ack,
    self: broadcast.self,
    replicationReady: broadcast.replication_ready,
    replay: broadcast.replay,
    presenceKey: presence.key,
    presenceEnabled: presence.enabled,
    private: config.private,
    postgresChanges: config.postgres_changes,
    token: userToken ?? accessToken,
  };
}
