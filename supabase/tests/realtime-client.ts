import { createClient, type RealtimeChannel, type SupabaseClient } from '@supabase/supabase-js';
import { Inbox } from './inbox.ts';
import type { RealtimeProject } from './realtime-project.ts';

/** A real client whose token the test chooses. */
export class Member {
  readonly client: SupabaseClient;
  #token: string | null;

  constructor(project: RealtimeProject, token: string | null) {
    this.#token = token;
    this.client = createClient(project.url, project.publishableKey, {
      accessToken: () => Promise.resolve(this.#token),
    });
  }

  /** Goes on with another token, as when it is refreshed, or with none, as after signing out. */
  async use(token: string | null): Promise<void> {
    this.#token = token;
    await this.client.realtime.setAuth();
  }
}

export type Status = { status: string; message: string | null };

/** Subscribes and collects what the client says about the channel. */
export function statusesOf(channel: RealtimeChannel): Inbox<Status> {
  const statuses = new Inbox<Status>();
  channel.subscribe((status, error) => statuses.put({ status, message: error?.message ?? null }));
  return statuses;
}

/** The payloads of the broadcasts that a channel hears. */
export function broadcastsOf(channel: RealtimeChannel): Inbox<Record<string, unknown>> {
  const payloads = new Inbox<Record<string, unknown>>();
  channel.on('broadcast', { event: '*' }, ({ payload }) => payloads.put(payload));
  return payloads;
}

/** What an array buffer holds; anything else as it is. */
export function bytesOf(payload: unknown): unknown {
  return payload instanceof ArrayBuffer ? [...new Uint8Array(payload)] : payload;
}
