import { WebSocket } from 'ws';
import { Inbox } from './inbox.ts';

export type ClosedBy = { code: number; reason: string };
export type Refused = { status: number; body: string };

/** A raw WebSocket whose frames are taken one by one. Text frames are strings, binary ones are Buffers. */
export class RealtimeSocket {
  readonly websocket: WebSocket;
  readonly closed: Promise<ClosedBy>;
  /** The answer to the handshake when it is refused, null when it is not. */
  readonly refused: Promise<Refused | null>;
  readonly frames = new Inbox<string | Buffer>();

  /** @param onFrame takes the frames instead of `frames` */
  constructor(
    url: string,
    headers: Record<string, string> = {},
    onFrame: (frame: string | Buffer) => void = (frame) => this.frames.put(frame),
  ) {
    this.websocket = new WebSocket(url, { headers });
    const { promise: refused, resolve: settle } = Promise.withResolvers<Refused | null>();
    const { promise: closed, resolve: close } = Promise.withResolvers<ClosedBy>();
    this.refused = refused;
    this.closed = closed;
    this.websocket.on('open', () => settle(null));
    this.websocket.on('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => settle({ status: response.statusCode ?? 0, body }));
    });
    this.websocket.on('error', () => undefined);
    this.websocket.on('close', (code, reason) => close({ code, reason: reason.toString() }));
    this.websocket.on('message', (data, isBinary) => {
      if (Buffer.isBuffer(data)) onFrame(isBinary ? data : data.toString());
    });
  }

  send(frame: string | Buffer): void {
    this.websocket.send(frame);
  }

  /** Sends a message in the array form of version 2.0.0. */
  sendArray(...frame: unknown[]): void {
    this.send(JSON.stringify(frame));
  }

  /** The next text frame, parsed. */
  async next(): Promise<unknown> {
    const frame = await this.frames.take();
    return JSON.parse(String(frame));
  }

  async close(): Promise<void> {
    this.websocket.close();
    await this.closed;
  }
}
