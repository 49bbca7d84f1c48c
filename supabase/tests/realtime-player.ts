import { expect } from 'vitest';
import { Inbox } from './inbox.ts';
import { isAboutTableChanges, isFanOut, shapeOf } from './realtime-frame-shape.ts';
import type { RealtimeProject } from './realtime-project.ts';
import { RealtimeSocket } from './realtime-socket.ts';
import type { TranscriptLine } from './realtime-transcript.ts';

type Frame = string | Buffer;

/** One client of a transcript. What it gets as its own keeps its order, and so does what everyone gets. */
class Player {
  readonly socket: RealtimeSocket;
  readonly own = new Inbox<Frame>();
  readonly fanOut = new Inbox<Frame>();
  readonly #version: string;

  constructor(url: string, headers: Record<string, string>, version: string) {
    this.#version = version;
    this.socket = new RealtimeSocket(url, headers, (frame) => {
      if (!isAboutTableChanges(frame)) (isFanOut(frame) ? this.fanOut : this.own).put(frame);
    });
  }

  /** The next frame must have the shape of the recorded one. */
  async expect(recorded: Frame): Promise<void> {
    const frame = await (isFanOut(recorded) ? this.fanOut : this.own).take(`instead of ${String(recorded)}`);
    expect(shapeOf(frame)).toEqual(shapeOf(recorded));
  }

  /** Nothing may be left once a last heartbeat has been answered. */
  async finish(): Promise<void> {
    const array = this.#version.startsWith('2');
    const beat = { topic: 'phoenix', event: 'heartbeat', payload: {}, ref: 'last' };
    this.socket.send(JSON.stringify(array ? [null, 'last', 'phoenix', 'heartbeat', {}] : beat));
    expect(String(await this.own.take())).toContain('"last"');
    expect([...this.own.rest(), ...this.fanOut.rest()]).toEqual([]);
    await this.socket.close();
  }
}

/** Does what the clients of a transcript did and expects what they got. */
export async function play(project: RealtimeProject, lines: readonly TranscriptLine[]): Promise<void> {
  const players = new Map<string, Player>();
  const stage = { project, players, response: null };
  try {
    for (const line of lines) await playLine(stage, line);
    expect([...players.keys()]).toEqual([]);
  } finally {
    for (const { socket } of players.values()) socket.websocket.terminate();
  }
}

interface Stage {
  project: RealtimeProject;
  players: Map<string, Player>;
  response: Promise<Response> | null;
}

async function playLine(stage: Stage, line: TranscriptLine): Promise<void> {
  const { project, players } = stage;
  switch (line.dir) {
    case 'connect':
      return void players.set(line.c, connect(project, line));
    case 'open':
      return expect(await playerOf(stage, line).socket.refused).toBeNull();
    case 'refused':
      expect(await playerOf(stage, line).socket.refused).toEqual({ status: line.status, body: line.body });
      return void players.delete(line.c);
    case 'send':
      return playerOf(stage, line).socket.send(frameOf(line));
    case 'recv':
      return playerOf(stage, line).expect(frameOf(line));
    case 'close':
      await expectClose(playerOf(stage, line), line.code);
      return void players.delete(line.c);
    case 'sql':
      return void (await project.sql.unsafe(line.sql));
    case 'http-send':
      stage.response = request(project, line);
      return;
    case 'http-recv': {
      const response = await stage.response;
      const answer = { status: response?.status, body: await response?.text() };
      return expect(answer).toEqual({ status: line.status, body: line.body });
    }
  }
}

function playerOf({ players }: Stage, { c }: { c: string }): Player {
  const player = players.get(c);
  if (!player) throw new Error(`no client ${c}`);
  return player;
}

async function expectClose(player: Player, code: number): Promise<void> {
  const byClient = 1005;
  if (code === byClient) return player.finish();
  // In one recording the connection was cut before its close frame arrived.
  const tooBig = code === 1006 ? 1009 : code;
  expect((await player.socket.closed).code).toBe(tooBig);
}

function request(project: RealtimeProject, line: TranscriptLine & { dir: 'http-send' }): Promise<Response> {
  const { method, path, body } = line;
  const headers = { 'content-type': 'application/json', ...line.headers };
  return fetch(`${project.url}/realtime/v1${path}`, { method, headers, body });
}

function connect(project: RealtimeProject, line: TranscriptLine & { dir: 'connect' }): Player {
  const url = new URL('/realtime/v1/websocket', project.url.replace('http', 'ws'));
  if (line.vsn !== null) url.searchParams.set('vsn', line.vsn);
  if (line.apikey !== null) url.searchParams.set('apikey', line.apikey);
  const headers = line.header === undefined ? {} : { 'x-api-key': line.header };
  return new Player(url.href, headers, line.vsn ?? '1.0.0');
}

function frameOf({
  raw,
  hex,
  bytes,
}: Partial<Record<'raw' | 'hex', string | undefined>> & { bytes?: number | undefined }): Frame {
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  return raw ?? 'x'.repeat(bytes ?? 0);
}
