import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { toAppError } from '../app-error.ts';
import { nextTryAt, step, wakeAt } from './feed-core.ts';
import { listenToBrowser } from './feed-listeners.ts';
import { load } from './feed-load.ts';
import { initialFeed, type FeedCommand, type FeedInput, type FeedState } from './feed-state.ts';
import { offsetOf } from './server-clock.ts';
import type { FleetStore } from './store.ts';
import { parseMessage } from './wire.ts';

/** The broadcast events of a workspace's topic; all have the same shape. */
const BROADCASTS = [
  'driver_events',
  'delivery_batches',
  'driver_sessions',
  'event_reviews',
  'supervisor_actions',
] as const;

// A socket whose other end is gone may never confirm that it is closed.
const CLOSE_WITHIN_MS = 2_000;
const SOONEST_TICK_MS = 20;
const OFFSET_WORTH_TELLING_MS = 250;

/**
 * Starts the one live connection of a board and keeps the store as the server has it. The owner of the channel and of
 * every timer; decisions are the core's. Returns how to stop it.
 */
export function startFeed(store: FleetStore, client: SupabaseClient): () => void {
  const workspaceId = store.meta().workspace.id;
  const requests = new Map<number, AbortController>();
  const inputs: FeedInput[] = [];
  let state = initialFeed(store.fleet(), store.connection(), Date.now());
  let channel: { readonly id: number; readonly channel: RealtimeChannel } | null = null;
  let wantedChannel = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working = false;
  let stopped = false;

  const dispatch = (input: FeedInput) => {
    inputs.push(input);
    if (working || stopped) return;
    working = true;
    for (let next = inputs.shift(); next; next = inputs.shift()) {
      const before = state;
      const result = step(state, next, { now: Date.now(), jitter: Math.random() });
      state = result.state;
      publish(before);
      for (const command of result.commands) run(command);
    }
    working = false;
    arm();
  };

  const publish = (before: FeedState) => {
    const clockOffsetMs = Math.round(offsetOf(state.clock));
    const told = Math.round(offsetOf(before.clock));
    store.publish({
      ...(state.fleet !== before.fleet && { fleet: state.fleet }),
      ...(state.connection !== before.connection && { connection: state.connection }),
      ...(state.notice !== before.notice && { notice: state.notice }),
      ...(state.news !== before.news && { news: state.news }),
      ...(Math.abs(clockOffsetMs - told) >= OFFSET_WORTH_TELLING_MS && { clockOffsetMs }),
    });
    // A hidden page paints no frame, and nothing of a signed-out person may wait for one.
    if (state.ended && !before.ended) store.flush();
  };

  const arm = () => {
    clearTimeout(timer);
    const at = wakeAt(state);
    if (at === null || stopped) return;
    timer = setTimeout(() => dispatch({ type: 'tick' }), Math.max(SOONEST_TICK_MS, at - Date.now()));
  };

  const run = (command: FeedCommand) => {
    switch (command.do) {
      case 'authorize':
        return void authorize(client, command).then(dispatch);
      case 'subscribe':
        return void subscribe(command);
      case 'unsubscribe':
        return leave();
      case 'load_snapshot':
      case 'load_page':
      case 'load_head':
      case 'ask_tail': {
        const control = new AbortController();
        requests.set(command.id, control);
        const shown = () => state.fleet;
        return void load(client, workspaceId, command, control.signal, shown).then((input) => {
          requests.delete(command.id);
          dispatch(input);
        });
      }
      case 'abort':
        requests.get(command.id)?.abort();
        requests.delete(command.id);
        return;
      case 'shut_down':
        letGo();
        // The server goes on sending to a signed-out tab until the token expires; only we can hang up.
        return void client.realtime.disconnect();
    }
  };

  const subscribe = async ({ id, topic, fresh }: Extract<FeedCommand, { do: 'subscribe' }>) => {
    leave();
    wantedChannel = id;
    if (fresh) await closeSocket(client);
    if (stopped || wantedChannel !== id) return;
    const next = client.channel(topic, { config: { private: true, broadcast: { self: false, ack: false } } });
    channel = { id, channel: next };
    const receive = ({ payload }: { readonly payload?: unknown }) => {
      const parsed = parseMessage(payload);
      dispatch(
        parsed.ok ? { type: 'message', id, message: parsed.value } : { type: 'malformed_message', id },
      );
    };
    for (const event of BROADCASTS) next.on('broadcast', { event }, receive);
    next.subscribe((status) => {
      // Leaving a channel inside its own callback confuses the client library.
      queueMicrotask(() =>
        dispatch(status === 'SUBSCRIBED' ? { type: 'joined', id } : { type: 'channel_lost', id }),
      );
    });
  };

  const leave = () => {
    wantedChannel = 0;
    const leaving = channel;
    channel = null;
    if (leaving) void client.removeChannel(leaving.channel);
  };

  const letGo = () => {
    leave();
    clearTimeout(timer);
    for (const control of requests.values()) control.abort();
    requests.clear();
  };

  const stopListening = listenToBrowser(client, dispatch);
  store.attach({
    receive: (event) => dispatch({ type: 'own_event', event }),
    nudge: () => dispatch({ type: 'nudge' }),
    check: () => dispatch({ type: 'check' }),
    checkSignIn: () => dispatch({ type: 'check_sign_in' }),
    nextTryIn: () => {
      const at = nextTryAt(state);
      return at === null ? null : Math.max(0, at - Date.now());
    },
  });
  dispatch({ type: 'start' });

  return () => {
    stopped = true;
    stopListening();
    store.attach(null);
    // The socket stays for whoever starts next; without a channel the library closes it by itself.
    letGo();
  };
}

/** A valid token for the Data API and, before any join, for Realtime. */
async function authorize(
  client: SupabaseClient,
  { id, refresh }: Extract<FeedCommand, { do: 'authorize' }>,
): Promise<FeedInput> {
  try {
    const { data, error } = refresh ? await client.auth.refreshSession() : await client.auth.getSession();
    if (!data.session) {
      return { type: 'unauthorized', id, gone: !error || toAppError(error).code !== 'unreachable' };
    }
    await client.realtime.setAuth();
    return { type: 'authorized', id };
  } catch {
    return { type: 'unauthorized', id, gone: false };
  }
}

async function closeSocket(client: SupabaseClient): Promise<void> {
  await Promise.race([
    client.realtime.disconnect(),
    new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS)),
  ]);
}
