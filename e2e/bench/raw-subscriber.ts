import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { PASSWORD, type Person, type World } from '../stack/world.ts';
import type { Project } from '../stack/session-cookies.ts';

export type RawSubscriber = {
  /** When each event's message arrived, by its seq (ms since the epoch). */
  readonly arrived: ReadonlyMap<number, number>;
  /** What has come so far: messages, their characters of JSON, and events that came a second time. */
  readonly received: { readonly messages: number; readonly characters: number; readonly repeats: number };
  close(): Promise<void>;
};

const message = z.object({
  payload: z.object({ events: z.array(z.tuple([z.number()], z.unknown())).nullish() }),
});
const head = z.object({ epoch: z.number() });

/** The same live topic without a board: what Realtime alone takes. */
export async function subscribeRaw(project: Project, world: World, member: Person): Promise<RawSubscriber> {
  const client = createClient(project.url, project.publishableKey, { auth: { persistSession: false } });
  const { error } = await client.auth.signInWithPassword({ email: member.email, password: PASSWORD });
  if (error) throw error;
  const { epoch } = head.parse((await client.rpc('fleet_head', { p_workspace_id: world.id })).data);
  await client.realtime.setAuth();
  const arrived = new Map<number, number>();
  const received = { messages: 0, characters: 0, repeats: 0 };
  const channel = client.channel(`workspace:${world.id}:${epoch}`, { config: { private: true } });
  channel.on('broadcast', { event: '*' }, (raw) => {
    const at = Date.now();
    received.messages += 1;
    received.characters += JSON.stringify(raw).length;
    for (const [seq] of message.parse(raw).payload.events ?? []) {
      if (arrived.has(seq)) received.repeats += 1;
      arrived.set(seq, at);
    }
  });
  await new Promise<void>((done, fail) => {
    channel.subscribe((status, problem) => {
      if (status === 'SUBSCRIBED') done();
      else fail(new Error(`The raw subscriber could not listen: ${problem?.message ?? status}`));
    });
  });
  return {
    arrived,
    received,
    close: async () => {
      await client.removeAllChannels();
      await client.auth.signOut({ scope: 'local' });
    },
  };
}
