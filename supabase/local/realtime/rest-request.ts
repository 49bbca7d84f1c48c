import type { IncomingMessage } from 'node:http';
import type { Identity } from './tokens.ts';

export interface RestRequest {
  identity: Identity;
  headers: Record<string, string>;
  body: Buffer;
}

export interface RestAnswer {
  status: number;
  body?: object;
}

/** The whole body; null when it is longer than that many bytes. */
export async function readBody(req: IncomingMessage, longest: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > longest) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
