import type { IncomingMessage, ServerResponse } from 'node:http';

/** The hosted gateway's limits are of this order; import batches are the largest thing that comes. */
const maxBodyBytes = 20 * 1024 * 1024;

/** @returns undefined when the body is larger than the gateway takes */
export async function toWebRequest(req: IncomingMessage, origin: string): Promise<Request | undefined> {
  const method = req.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? await readBody(req) : null;
  if (body === undefined) return undefined;
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    for (const item of [value ?? []].flat()) headers.append(name, item);
  }
  return new Request(new URL(req.url ?? '/', origin), { method, headers, body });
}

/** Sends what an API answered; the headers set on `res` before stay. */
export async function sendWebResponse(
  response: Response,
  res: ServerResponse,
  headOnly: boolean,
): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  response.headers.forEach((value, name) => {
    // Of several cookies forEach calls once each; others come joined.
    if (name === 'set-cookie') res.appendHeader(name, value);
    else if (!res.hasHeader(name)) res.setHeader(name, value);
  });
  res.statusCode = response.status;
  if (!headOnly && response.status !== 204 && response.status !== 304)
    res.setHeader('content-length', body.length);
  res.end(headOnly ? undefined : body);
}

async function readBody(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes: Uint8Array = chunk;
    size += bytes.length;
    if (size > maxBodyBytes) return undefined;
    chunks.push(bytes);
  }
  if (size === 0) return null;
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}
