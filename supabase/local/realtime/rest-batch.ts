import { z } from 'zod';
import { broadcastPayload } from './broadcast.ts';
import type { Context } from './context.ts';
import { isRecord } from './is-record.ts';
import { mayWrite } from './policies.ts';
import { parseJson, type RestAnswer, type RestRequest } from './rest-request.ts';

const messageSchema = z.object({
  topic: z.string().min(1),
  event: z.string().min(1),
  payload: z.record(z.string(), z.unknown()),
  private: z.boolean().default(false),
});
type Message = z.infer<typeof messageSchema>;
type Problems = Record<string, string[]>;

/**
 * `POST /api/broadcast` with `{"messages":[{"topic","event","payload","private"}]}`: all are valid and sent, or none.
 * A private one that the policies deny is left out in silence.
 */
export async function broadcastBatch(context: Context, request: RestRequest): Promise<RestAnswer> {
  const body = parseJson(request.body);
  const entries = isRecord(body) && Array.isArray(body['messages']) ? body['messages'] : [];
  if (entries.length === 0) return invalid(["can't be blank"]);
  const results = entries.map((entry: unknown) => readMessage(entry, context.limits.payloadBytes));
  const messages = results.map(({ message }) => message).filter((message) => message !== null);
  if (messages.length < results.length) return invalid(results.map(({ problems }) => problems));
  for (const message of messages)
    if (await allowed(context, request, message))
      context.scopes.find(message.topic, message.private)?.publish({
        form: 'text',
        payload: broadcastPayload(message.event, '', JSON.stringify(message.payload)),
      });
  return { status: 202 };
}

async function allowed({ sql, log }: Context, request: RestRequest, message: Message): Promise<boolean> {
  const { identity, headers } = request;
  const { topic } = message;
  return !message.private || mayWrite(sql, { identity, headers, topic }, 'broadcast', log);
}

function readMessage(entry: unknown, payloadBytes: number): { message: Message | null; problems: Problems } {
  const { data, error } = messageSchema.safeParse(entry);
  if (data && Buffer.byteLength(JSON.stringify(data.payload)) > payloadBytes)
    return { message: null, problems: { payload: ['Payload size exceeds tenant limit'] } };
  if (data) return { message: data, problems: {} };
  const names = error.issues.map(({ path }) => String(path[0] ?? 'payload'));
  return {
    message: null,
    problems: Object.fromEntries(names.map((name) => [name, [complaint(entry, name)]])),
  };
}

function complaint(entry: unknown, name: string): string {
  const value = isRecord(entry) ? entry[name] : null;
  return value === undefined || value === null || value === '' ? "can't be blank" : 'is invalid';
}

function invalid(messages: unknown[]): RestAnswer {
  return { status: 422, body: { errors: { messages } } };
}
