import { Channel } from './channel.ts';
import { ChannelAccess } from './channel-access.ts';
import type { Connection } from './connection.ts';
import type { Context } from './context.ts';
import type { Incoming } from './frames.ts';
import { readJoinConfig, type JoinConfig } from './join-config.ts';
import { readReplayRequest, replayedRows, type ReplayRequest } from './replay.ts';
import { joinReason } from './token-problems.ts';
import { isProjectKey } from './tokens.ts';
import { subTopicOf } from './topics.ts';

type Admission =
  { ok: true; access: ChannelAccess; replay: ReplayRequest | null } | { ok: false; reason: string };

/**
 * Joins a topic. The reply comes first, then what was asked to be replayed, the `system` messages, who is present, and
 * last what happened meanwhile. Joining again replaces the channel: the old one is closed after the new reply.
 */
export async function join(context: Context, connection: Connection, message: Incoming): Promise<void> {
  const previous = connection.channel(message.topic);
  previous?.stop();
  const config = readJoinConfig(message.payload);
  const admission = await admit(context, connection, message.topic, config);
  if (admission.ok) await open(context, connection, message, config, admission);
  else connection.reply(message, 'error', { reason: admission.reason });
  previous?.sayClosed();
}

/** The checks in the real server's order; the first that fails gives the reason. */
async function admit(
  context: Context,
  connection: Connection,
  topic: string,
  config: JoinConfig,
): Promise<Admission> {
  const subTopic = subTopicOf(topic);
  if (!subTopic) return refused('TopicNameRequired: You must provide a topic name');
  if (connection.channelCount >= context.limits.channelsPerSocket)
    return refused('ChannelRateLimitReached: Too many channels');

  const ownToken = typeof config.token === 'string' && !isProjectKey(config.token) ? config.token : null;
  const token = await context.tokens.readKey(ownToken ?? connection.identity.token);
  if (!token.ok) return refused(joinReason(token.problem));

  const { identity } = token;
  const { headers } = connection;
  const { presenceEnabled } = config;
  const request = { identity, topic: subTopic, headers, private: config.private, presenceEnabled };
  try {
    const access = await ChannelAccess.open(context, request);
    if (!access.reads.broadcast && !access.reads.presence)
      return refused(
        `Unauthorized: You do not have permissions to read from this Channel topic: ${subTopic}`,
      );
    const replay = readReplayRequest(config.replay, config.private);
    return replay.ok ? { ok: true, access, replay: replay.request } : refused(replay.reason);
  } catch (error) {
    context.log(`a join could not ask the database: ${String(error)}`);
    return refused('UnableToConnectToProject: Realtime was unable to connect to the project database');
  }
}

async function open(
  context: Context,
  connection: Connection,
  message: Incoming,
  config: JoinConfig,
  { access, replay }: { access: ChannelAccess; replay: ReplayRequest | null },
): Promise<void> {
  const { topic, joinRef, ref } = message;
  const channel = new Channel({ context, connection, topic, joinRef, config, access });
  try {
    const rows =
      replay && access.reads.broadcast ? await replayedRows(context.sql, channel.scope.topic, replay) : [];
    connection.remember(topic, channel);
    channel.reply(ref, 'ok', { postgres_changes: bindingsOf(config) });
    for (const row of rows) channel.replay(row);
  } catch (error) {
    context.log(`a replay of ${topic} failed: ${String(error)}`);
    channel.stop();
    const reason = 'UnableToReplayMessages: Realtime was unable to replay messages';
    return connection.reply(message, 'error', { reason });
  }
  if (config.postgresChanges.length > 0) channel.pushSystem('postgres_changes', 'error', notOffered);
  if (config.replicationReady) announceReplication(context, channel);
  if (config.presenceEnabled && access.reads.presence)
    channel.push('presence_state', channel.scope.presences.state());
  channel.release();
}

const notOffered =
  'Unable to subscribe to changes: postgres_changes is not offered by this local Realtime, use broadcast from the database';

/** The client compares the reply with what it asked for entry by entry, so they go back untouched. */
function bindingsOf({ postgresChanges }: JoinConfig): object[] {
  return postgresChanges.map((binding, index) => ({ ...binding, id: index + 1 }));
}

function announceReplication({ stream, limits }: Context, channel: Channel): void {
  const announce = () => channel.pushSystem('system', 'ok', 'Replication connection established');
  if (stream.running()) return announce();
  void stream.started(limits.replicationReadyMs).then((started) => {
    if (started) announce();
    else channel.shutDown('Replication connection was not established in time');
  });
}

function refused(reason: string): Admission {
  return { ok: false, reason };
}
