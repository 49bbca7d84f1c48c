import type { Broadcast } from './broadcast.ts';
import type { Context } from './context.ts';
import { mayWrite } from './policies.ts';
import { parseJson, type RestAnswer, type RestRequest } from './rest-request.ts';

export interface SingleTarget {
  topic: string;
  event: string;
  private: boolean;
  contentType: string | undefined;
}

const unsupported = 'Unsupported Media Type. Use application/json or application/octet-stream';

/** `POST /api/broadcast/{topic}/events/{event}`: the body is the payload, JSON or bytes. */
export async function broadcastSingle(
  context: Context,
  { identity, headers, body }: RestRequest,
  { topic, event, private: isPrivate, contentType = 'application/json' }: SingleTarget,
): Promise<RestAnswer> {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'application/octet-stream')
    return { status: 415, body: { error: unsupported } };
  const encoding = type === 'application/json' ? 'json' : 'binary';
  if (encoding === 'json' && parseJson(body) === undefined)
    return { status: 400, body: { message: 'The body is not JSON' } };
  if (body.length > context.limits.payloadBytes)
    return { status: 422, body: { errors: { payload: ['Payload size exceeds tenant limit'] } } };
  const asker = { identity, headers, topic };
  if (isPrivate && !(await mayWrite(context.sql, asker, 'broadcast', context.log)))
    return { status: 403, body: { message: 'Unauthorized' } };
  const broadcast: Broadcast = { form: 'user', event, meta: '', encoding, payload: body };
  context.scopes.find(topic, isPrivate)?.publish(broadcast);
  return { status: 202 };
}
