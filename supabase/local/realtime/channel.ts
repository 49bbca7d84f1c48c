import { randomUUID } from 'node:crypto';
import { broadcastFrame, broadcastPayload } from './broadcast.ts';
import { CallWindow } from './call-window.ts';
import type { ChannelAccess } from './channel-access.ts';
import { receiveBroadcast, receiveUserBroadcast } from './channel-broadcast.ts';
import { receivePresence } from './channel-presence.ts';
import { receiveToken, watchExpiry } from './channel-token.ts';
import type { Connection } from './connection.ts';
import type { Context } from './context.ts';
import type { Incoming, Ref } from './frames.ts';
import type { JoinConfig } from './join-config.ts';
import { broadcastOf, type MessageRow } from './message-row.ts';
import type { Scope } from './scopes.ts';
import type { UserBroadcastPush } from './user-broadcast-frames.ts';
import { subTopicOf } from './topics.ts';
import { type FrameOf, textFrame } from './wire-frame.ts';

export interface ChannelOptions {
  context: Context;
  connection: Connection;
  /** As the client names it, with the prefix `realtime:`. */
  topic: string;
  joinRef: Ref;
  config: JoinConfig;
  access: ChannelAccess;
}

/** One joined topic of one socket. */
export class Channel {
  readonly context: Context;
  readonly config: JoinConfig;
  readonly access: ChannelAccess;
  readonly scope: Scope;
  readonly presenceKey: string;
  readonly presenceCalls: CallWindow;
  readonly #connection: Connection;
  readonly #topic: string;
  readonly #joinRef: Ref;
  readonly #replayedIds = new Set<string>();
  #held: (() => void)[] | null = [];
  #stopExpiry = () => {};
  #joined = true;

  constructor({ context, connection, topic, joinRef, config, access }: ChannelOptions) {
    this.context = context;
    this.config = config;
    this.access = access;
    this.#connection = connection;
    this.#topic = topic;
    this.#joinRef = joinRef;
    this.presenceKey = config.presenceKey || randomUUID();
    this.presenceCalls = new CallWindow(context.limits.presenceCalls, context.limits.presenceWindowMs);
    this.scope = context.scopes.enter(this, subTopicOf(topic), config.private);
    this.watchToken();
  }

  /** Handles one message to this topic; an event nobody knows is ignored. */
  async receive(message: Incoming): Promise<void> {
    switch (message.event) {
      case 'phx_leave':
        this.reply(message.ref, 'ok', {});
        this.sayClosed();
        return this.stop();
      case 'access_token':
        return receiveToken(this, message.payload);
      case 'broadcast':
        return receiveBroadcast(this, message);
      case 'presence':
        return receivePresence(this, message);
    }
  }

  receivePush(push: UserBroadcastPush): Promise<void> {
    return receiveUserBroadcast(this, push);
  }

  reply(ref: Ref, status: 'ok' | 'error', response: unknown): void {
    this.#send('phx_reply', ref, { status, response });
  }

  push(event: string, payload: object): void {
    this.#send(event, null, payload);
  }

  pushSystem(extension: 'system' | 'postgres_changes', status: 'ok' | 'error', message: string): void {
    this.push('system', { message, status, extension, channel: this.scope.topic });
  }

  /** Ends the channel from our side: the client hears why and does not join again by itself. */
  shutDown(message: string): void {
    this.pushSystem('system', 'error', message);
    this.sayClosed();
    this.stop();
  }

  /** Ends the channel after a failure of ours: the client joins again. */
  crash(): void {
    this.#send('phx_error', this.#joinRef, { reason: 'channel_crash' });
    this.stop();
  }

  sayClosed(): void {
    this.#send('phx_close', this.#joinRef, {});
  }

  /** False once the channel has ended, which may happen while one of its messages waits for the database. */
  get joined(): boolean {
    return this.#joined;
  }

  /** Takes the channel out of its scope and its socket, silently. */
  stop(): void {
    if (!this.#joined) return;
    this.#joined = false;
    this.#stopExpiry();
    this.#connection.forget(this.#topic, this);
    this.context.scopes.leave(this, this.scope);
  }

  /** Starts the clock of the current token. */
  watchToken(): void {
    this.#stopExpiry();
    this.#stopExpiry = watchExpiry(this);
  }

  /** `id` names the row that a broadcast came from, if it did. */
  deliverBroadcast(frameOf: FrameOf, id?: string): void {
    if (!this.access.reads.broadcast) return;
    this.#deliver(() => {
      if (id === undefined || !this.#replayedIds.has(id)) this.#sendFrame(frameOf);
    });
  }

  deliverPresence(frameOf: FrameOf): void {
    if (this.access.reads.presence) this.#deliver(() => this.#sendFrame(frameOf));
  }

  /** Sends one row of the past; should it also come live, it is left out then. */
  replay(row: MessageRow): void {
    this.#replayedIds.add(row.id);
    const meta = JSON.stringify({ id: row.id, replayed: true });
    if (row.body.encoding === 'json')
      this.#sendText('broadcast', null, broadcastPayload(row.event, meta, row.body.text));
    else this.#sendFrame((version) => broadcastFrame(version, this.#topic, broadcastOf(row, meta)));
  }

  /** Lets through what came in while the join was being answered. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const send of held) send();
  }

  #deliver(send: () => void): void {
    if (this.#held) this.#held.push(send);
    else send();
  }

  #sendFrame(frameOf: FrameOf): void {
    const frame = frameOf(this.#connection.version);
    if (frame) this.#connection.send(frame);
  }

  #send(event: string, ref: Ref, payload: object): void {
    this.#sendText(event, ref, JSON.stringify(payload));
  }

  #sendText(event: string, ref: Ref, payload: string): void {
    const { version } = this.#connection;
    this.#connection.send(
      textFrame(version, { joinRef: this.#joinRef, ref, topic: this.#topic, event, payload }),
    );
  }
}
