import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import {
  decodeText,
  encodeText,
  type Incoming,
  type Version,
} from '../../../supabase/local/realtime/frames.ts';

/** One message a 100 ms at most, each with every event since the last: what the console's database sends. */
export const COALESCED = 'realtime:workspace:';
/** One message a row that changed: what `realtime.broadcast_changes` in a row's trigger sends. */
export const ROWS = 'realtime:rows:';

type Listener = { readonly socket: WebSocket; readonly version: Version; readonly topic: string };

/** The side of Realtime that a subscriber sees, without a database behind it: joins, heartbeats, broadcasts. */
export class StubRealtime {
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #listeners = new Set<Listener>();
  /** Bytes of the frames sent so far, each counted once however many listen. */
  sentBytes = 0;
  sentFrames = 0;

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const asked = new URL(request.url ?? '/', 'http://stub').searchParams.get('vsn');
    const version = asked?.startsWith('2.') ? '2.0.0' : '1.0.0';
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#serve(opened, version));
  }

  hears(kind: string): boolean {
    return [...this.#listeners].some(({ topic }) => topic.startsWith(kind));
  }

  broadcast(kind: string, event: string, payload: unknown): void {
    const text = JSON.stringify({ type: 'broadcast', event, payload });
    this.sentFrames += 1;
    for (const { socket, version, topic } of this.#listeners) {
      if (!topic.startsWith(kind)) continue;
      const frame = encodeText(version, {
        joinRef: null,
        ref: null,
        topic,
        event: 'broadcast',
        payload: text,
      });
      this.sentBytes += frame.length;
      socket.send(frame);
    }
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #serve(socket: WebSocket, version: Version): void {
    socket.on('message', (data, isBinary) => {
      const message = isBinary ? null : decodeText(version, String(data));
      if (message) this.#answer(socket, version, message);
    });
    socket.on('close', () => this.#leave(socket, null));
  }

  #answer(socket: WebSocket, version: Version, { joinRef, ref, topic, event }: Incoming): void {
    if (event === 'access_token') return;
    if (event === 'phx_join') this.#listeners.add({ socket, version, topic });
    if (event === 'phx_leave') this.#leave(socket, topic);
    const payload = '{"status":"ok","response":{"postgres_changes":[]}}';
    socket.send(encodeText(version, { joinRef, ref, topic, event: 'phx_reply', payload }));
  }

  #leave(socket: WebSocket, topic: string | null): void {
    for (const listener of this.#listeners) {
      if (listener.socket === socket && (topic === null || listener.topic === topic))
        this.#listeners.delete(listener);
    }
  }
}
