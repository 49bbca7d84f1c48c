import type { SupabaseClient } from '@supabase/supabase-js';
import type { FeedInput } from './feed-state.ts';

/** Turns what the browser and Auth say into inputs. Returns how to stop listening; without a window only Auth is heard. */
export function listenToBrowser(client: SupabaseClient, dispatch: (input: FeedInput) => void): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  if (typeof window !== 'undefined') {
    const looked = () => dispatch({ type: document.visibilityState === 'visible' ? 'visible' : 'hidden' });
    document.addEventListener('visibilitychange', looked, { signal });
    // A page brought back by the back button has slept without a change of visibility.
    window.addEventListener('pageshow', ({ persisted }) => persisted && looked(), { signal });
    window.addEventListener('online', () => dispatch({ type: 'online' }), { signal });
    window.addEventListener('offline', () => dispatch({ type: 'offline' }), { signal });
  }

  let userId: string | null = null;
  const { data } = client.auth.onAuthStateChange((event, session) => {
    const before = userId;
    userId = session?.user.id ?? userId;
    const another = before !== null && session !== null && session.user.id !== before;
    const input = another ? SIGNED_OUT : inputOf(event);
    // Auth holds a lock while it tells; asking it for the session right here would wait for itself.
    if (input) setTimeout(() => dispatch(input), 0);
  });
  return () => {
    stopping.abort();
    data.subscription.unsubscribe();
  };
}

const SIGNED_OUT = { type: 'signed_out' } as const;

function inputOf(event: string): FeedInput | null {
  if (event === 'SIGNED_OUT') return SIGNED_OUT;
  return event === 'TOKEN_REFRESHED' ? { type: 'token_refreshed' } : null;
}
