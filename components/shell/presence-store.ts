'use client';

import { useSyncExternalStore } from 'react';
import type { Present } from '#lib/fleet/presence.ts';

const nobody: readonly Present[] = [];
let others = nobody;
let byItem: ReadonlyMap<string, readonly Present[]> = new Map();
const listeners = new Set<() => void>();

/** Takes over who else is here; told by the one `Here` of the page. */
export function putOthers(next: readonly Present[]): void {
  const map = new Map<string, Present[]>();
  for (const person of next) {
    if (person.item === null || person.idle) continue;
    const known = map.get(person.item);
    if (known === undefined) map.set(person.item, [person]);
    else known.push(person);
  }
  others = next;
  byItem = map;
  for (const listener of listeners) listener();
}

/** Everybody else at the console of this workspace, by name. */
export function useOthers(): readonly Present[] {
  return useSyncExternalStore(
    subscribe,
    () => others,
    () => nobody,
  );
}

/** The first other person who has this batch or review open; null for none. Advisory: a claim decides. */
export function useOtherOn(item: string): Present | null {
  const get = () => byItem.get(item)?.[0] ?? null;
  return useSyncExternalStore(subscribe, get, () => null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
