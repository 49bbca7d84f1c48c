'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { joinPresence, type PresenceLink } from '#lib/fleet/presence.ts';
import { useEpoch, useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { putOthers } from './presence-store.ts';

const IDLE_AFTER_MS = 5 * 60_000;

/** Keeps this person present: on which page, with which batch or review open or replayed, and whether at the desk. */
export function useTellPlace(name: string): void {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const epoch = useEpoch();
  const page = usePathname().split('/')[1] ?? '';
  const params = useSearchParams();
  const item = params.get('batch') ?? params.get('review') ?? params.get('replay');
  const idle = useIdle();
  const link = useRef<PresenceLink | null>(null);
  const place = useRef({ page, item, idle });

  useEffect(() => {
    place.current = { page, item, idle };
    link.current?.tell(place.current);
  }, [page, item, idle]);
  useEffect(() => {
    let left = false;
    void client.auth.getSession().then(({ data }) => {
      const id = data.session?.user.id;
      if (left || id === undefined) return;
      link.current = joinPresence(client, { workspaceId: workspace.id, epoch }, { id, name }, putOthers);
      link.current.tell(place.current);
    });
    return () => {
      left = true;
      link.current?.leave();
      link.current = null;
      putOthers([]);
    };
  }, [client, workspace.id, epoch, name]);
}

/** Whether nobody has touched this window for a while. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wake = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setIdle(true), IDLE_AFTER_MS);
      setIdle(false);
    };
    wake();
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) document.addEventListener(sign, wake, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of signs) document.removeEventListener(sign, wake);
    };
  }, []);
  return idle;
}
