import { encodeText, type Outgoing, type Version } from './frames.ts';

const opcodes = { text: 0x1, binary: 0x2 } as const;
const finalFrame = 0x80;
const twoByteLength = 126;
const eightByteLength = 127;

/**
 * One unfragmented WebSocket frame (RFC 6455, section 5.2). A server does not mask its frames, so these bytes are the
 * same for every client: a fan-out builds them once and writes the same buffer to each socket.
 */
export function wireFrame(type: keyof typeof opcodes, content: string | Buffer): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content) : content;
  return Buffer.concat([header(finalFrame | opcodes[type], body.length), body]);
}

/** A text message as it goes over the wire. */
export function textFrame(version: Version, message: Outgoing): Buffer {
  return wireFrame('text', encodeText(version, message));
}

/** A text message that is the same for every client of a version: it names neither a join nor a request. */
export function fanOutFrame(version: Version, topic: string, event: string, payload: string): Buffer {
  return textFrame(version, { joinRef: null, ref: null, topic, event, payload });
}

export type FrameOf = (version: Version) => Buffer | null;

/** Remembers the frame of each version, so that a fan-out builds it once. */
export function builtOnce(build: FrameOf): FrameOf {
  const built = new Map<Version, Buffer | null>();
  return (version) => {
    const known = built.get(version);
    if (known !== undefined) return known;
    const frame = build(version);
    built.set(version, frame);
    return frame;
  };
}

function header(firstByte: number, length: number): Buffer {
  if (length < twoByteLength) return Buffer.from([firstByte, length]);
  if (length <= 0xffff) {
    const bytes = Buffer.from([firstByte, twoByteLength, 0, 0]);
    bytes.writeUInt16BE(length, 2);
    return bytes;
  }
  const bytes = Buffer.alloc(10);
  bytes[0] = firstByte;
  bytes[1] = eightByteLength;
  bytes.writeBigUInt64BE(BigInt(length), 2);
  return bytes;
}
