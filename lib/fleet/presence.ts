import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { isBoolean, isText, objectOf, orNull } from '../shape.ts';

/** Where somebody is: a page of the console and, on it, the batch or review that is open. */
export type Place = { readonly page: string; readonly item: string | null; readonly idle: boolean };
export type Present = Place & { readonly userId: string; readonly name: string };

const isTold = objectOf({
  name: (name): name is string => isText(name) && name !== '' && name.length <= 200,
  page: (page): page is string => isText(page) && page.length <= 40,
  item: orNull(isText),
  idle: isBoolean,
});

/** Realtime takes five announcements in half a minute from one client. */
export const ANNOUNCE_EVERY_MS = 7000;

export type PresenceLink = { readonly tell: (place: Place) => void; readonly leave: () => void };

/**
 * Joins the workspace's presence topic, tells where this person is, at most every seven seconds, and hands over the
 * others, by name. Advisory: it goes quiet when the line is down and nothing may depend on it.
 */
export function joinPresence(
  client: SupabaseClient,
  { workspaceId, epoch }: { readonly workspaceId: string; readonly epoch: number },
  me: { readonly id: string; readonly name: string },
  onOthers: (others: readonly Present[]) => void,
): PresenceLink {
  const channel = client.channel(`presence:${workspaceId}:${epoch}`, {
    config: { private: true, presence: { key: me.id, enabled: true } },
  });
  let place: Place | null = null;
  let joined = false;
  let lastAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const announce = () => {
    timer = null;
    if (!joined || place === null) return;
    lastAt = performance.now();
    void channel.track({ name: me.name, ...place });
  };
  const soon = () => {
    timer ??= setTimeout(announce, Math.max(0, lastAt + ANNOUNCE_EVERY_MS - performance.now()));
  };
  channel
    .on('presence', { event: 'sync' }, () => onOthers(othersIn(channel, me.id)))
    .subscribe((status) => {
      joined = status === 'SUBSCRIBED';
      if (joined) soon();
      else onOthers([]);
    });
  return {
    tell(next) {
      place = next;
      soon();
    },
    leave() {
      if (timer !== null) clearTimeout(timer);
      void client.removeChannel(channel);
    },
  };
}

/** Everybody but oneself, once a person: of several windows the one that is not idle. */
function othersIn(channel: RealtimeChannel, myId: string): readonly Present[] {
  return Object.entries(channel.presenceState())
    .flatMap(([userId, windows]): Present[] => {
      if (userId === myId) return [];
      const places = windows.flatMap((window: unknown) => (isTold(window) ? [window] : []));
      const at = places.find(({ idle }) => !idle) ?? places[0];
      if (at === undefined) return [];
      const { name, page, item, idle } = at;
      return [{ userId, name, page, item, idle }];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
