import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { Channel } from './channel.ts';
import type { Context } from './context.ts';
import { decodeText, type Incoming, type Ref, type Version } from './frames.ts';
import { join } from './join.ts';
import type { Identity } from './tokens.ts';
import { isChannelTopic } from './topics.ts';
import { decodeUserBroadcastPush } from './user-broadcast-frames.ts';
import { textFrame } from './wire-frame.ts';

const closeCodes = { idle: 1000, restart: 1012 } as const;
const utf8 = new TextDecoder();

export interface Handshake {
  version: Version;
  /** What the API key stands for. */
  identity: Identity;
  /** The `x-` headers, which policies may read. */
  headers: Record<string, string>;
}

/** One socket. Its messages are handled one after the other, so a reply never overtakes an earlier one. */
export class Connection {
  readonly version: Version;
  readonly headers: Record<string, string>;
  /** For joins that bring no token of their own. */
  readonly identity: Identity;
  readonly #context: Context;
  readonly #websocket: WebSocket;
  readonly #socket: Duplex;
  readonly #channels = new Map<string, Channel>();
  readonly #idleTimer: NodeJS.Timeout;
  #isCorked = false;
  #queue: Promise<void> = Promise.resolve();

  constructor(context: Context, websocket: WebSocket, socket: Duplex, handshake: Handshake) {
    this.#context = context;
    this.#websocket = websocket;
    this.#socket = socket;
    this.version = handshake.version;
    this.headers = handshake.headers;
    this.identity = handshake.identity;
    this.#idleTimer = setTimeout(() => websocket.close(closeCodes.idle), context.limits.idleMs).unref();
    websocket.on('ping', () => this.#idleTimer.refresh());
    websocket.on('pong', () => this.#idleTimer.refresh());
    websocket.on('error', (error) => context.log(`a socket failed: ${error.message}`));
    websocket.on('message', (data, isBinary) => {
      this.#idleTimer.refresh();
      if (Buffer.isBuffer(data)) this.#enqueue(() => this.#receive(data, isBinary));
    });
    websocket.on('close', () => {
      clearTimeout(this.#idleTimer);
      this.#enqueue(() => this.#stopChannels());
    });
  }

  get channelCount(): number {
    return this.#channels.size;
  }

  channel(topic: string): Channel | undefined {
    return this.#channels.get(topic);
  }

  remember(topic: string, channel: Channel): void {
    this.#channels.set(topic, channel);
  }

  forget(topic: string, channel: Channel): void {
    if (this.#channels.get(topic) === channel) this.#channels.delete(topic);
  }

  /**
   * Writes a finished WebSocket frame; ws itself writes only its own control frames to this socket. The frames of one
   * turn leave in one system call, which costs more than all else that is done for a frame.
   */
  send(frame: Buffer): void {
    if (this.#websocket.readyState !== WebSocket.OPEN) return;
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#socket.cork();
      process.nextTick(() => this.#flush());
    }
    this.#socket.write(frame);
  }

  #flush(): void {
    this.#isCorked = false;
    this.#socket.uncork();
    if (this.#socket.writableLength <= this.#context.limits.unsentBytes) return;
    this.#context.log('a client was cut off: it does not read what it is sent');
    this.#websocket.terminate();
  }

  /** Replies outside of any channel. */
  reply(
    { joinRef, ref, topic }: { joinRef: Ref; ref: Ref; topic: string },
    status: 'ok' | 'error',
    response: object,
  ): void {
    const payload = JSON.stringify({ status, response });
    this.send(textFrame(this.version, { joinRef, ref, topic, event: 'phx_reply', payload }));
  }

  /** Asks the client to come back: the server goes away. */
  disconnect(): void {
    for (const channel of this.#channels.values())
      channel.pushSystem('system', 'ok', 'Server requested disconnect');
    this.#websocket.close(closeCodes.restart);
  }

  #enqueue(work: () => Promise<void> | void): void {
    this.#queue = this.#queue.then(work).catch((error: unknown) => {
      this.#context.log(`a message failed: ${String(error)}`);
    });
  }

  #receive(data: Buffer, isBinary: boolean): Promise<void> | void {
    if (!isBinary) {
      const message = decodeText(this.version, utf8.decode(data));
      return message ? this.#dispatch(message) : this.#context.log('a frame was ignored: not a message');
    }
    const push = this.version === '2.0.0' ? decodeUserBroadcastPush(data) : null;
    if (!push) return this.#context.log('a binary frame was ignored: not a broadcast');
    const channel = this.#channels.get(push.topic);
    if (!channel) return this.#replyUnmatched(push);
    return guarded(channel, () => channel.receivePush(push));
  }

  #dispatch(message: Incoming): Promise<void> | void {
    const { topic, event } = message;
    if (topic === 'phoenix' && event === 'heartbeat')
      return this.reply({ ...message, joinRef: null }, 'ok', {});
    if (event === 'phx_join' && isChannelTopic(topic)) return join(this.#context, this, message);
    const channel = this.#channels.get(topic);
    if (channel) return guarded(channel, () => channel.receive(message));
    if (event === 'phx_leave') return this.reply(message, 'ok', {});
    this.#replyUnmatched(message);
  }

  #replyUnmatched({ ref, topic }: { ref: Ref; topic: string }): void {
    this.reply({ joinRef: null, ref, topic }, 'error', { reason: 'unmatched topic' });
  }

  #stopChannels(): void {
    for (const channel of this.#channels.values()) channel.stop();
  }
}

async function guarded(channel: Channel, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    channel.context.log(`a channel failed: ${String(error)}`);
    channel.crash();
  }
}
