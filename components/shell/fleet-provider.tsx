'use client';

import { Fragment, createContext, useContext, useEffect, useReducer, useState, type ReactNode } from 'react';
import { startFeed } from '#lib/fleet/feed.ts';
import { createFleetStore } from '#lib/fleet/store.ts';
import { FleetContext, useConnectionState, type FleetSource } from '#lib/fleet/use-fleet.ts';
import type { Snapshot } from '#lib/fleet/wire.ts';
import { createBrowserSupabase } from '#lib/supabase/browser.ts';

type FleetProviderProps = {
  /** The board as the server rendered it; the feed goes on from there. */
  readonly snapshot: Snapshot;
  /** Which Supabase project to talk to, read on the server when the page was asked for. */
  readonly project: { readonly url: string; readonly key: string };
  readonly children: ReactNode;
};

const RetryContext = createContext<() => void>(() => undefined);

/** One fleet, one client and one feed for everything inside. Later snapshots of the same page are ignored. */
export function FleetProvider({ snapshot, project, children }: FleetProviderProps) {
  const [source] = useState<FleetSource>(() => {
    const store = createFleetStore(snapshot);
    // Whoever acts hears of an ended sign-in before the feed does.
    const client = createBrowserSupabase(project, () => store.inlet()?.checkSignIn());
    return { store, client };
  });
  const [attempt, retry] = useReducer((count: number) => count + 1, 0);
  return (
    <FleetContext value={source}>
      <RetryContext value={retry}>
        <Feed key={attempt} source={source} />
        <Signed>{children}</Signed>
      </RetryContext>
    </FleetContext>
  );
}

/** Begins anew once the sign-in has ended: no dialog outlives it, and nothing that was chosen or opened. */
function Signed({ children }: { readonly children: ReactNode }) {
  const ended = useConnectionState() === 'signed_out';
  return <Fragment key={ended ? 'ended' : ''}>{children}</Fragment>;
}

/** The feed runs while this is on the page. */
function Feed({ source }: { readonly source: FleetSource }) {
  useEffect(() => startFeed(source.store, source.client), [source]);
  return null;
}

/** Connects anew at once, instead of at the next try. */
export function useRetry(): () => void {
  return useContext(RetryContext);
}
