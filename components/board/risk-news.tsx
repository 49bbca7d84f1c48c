'use client';

import { useEffect, useState } from 'react';
import { reasonsOf } from '#lib/fleet/attention.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { FLAG_WORDS } from '#lib/fleet/words.ts';

function newHighRisks(before: FleetRow | undefined, after: FleetRow | undefined): string[] {
  if (before === undefined || after === undefined || before.flags === after.flags) return [];
  const fresh = reasonsOf(after.flags).filter(
    (reason) =>
      FLAG_WORDS[reason].risk === 'high' && (after.flags[reason] ?? 0) > (before.flags[reason] ?? 0),
  );
  return fresh.map((reason) => `${FLAG_WORDS[reason].words}: ${after.driver?.name ?? after.reference}.`);
}

/** Tells a screen reader, politely, of each new high-risk flag. */
export function RiskNews() {
  const { store } = useFleetSource();
  const [news, setNews] = useState('');
  useEffect(() => {
    let seen = store.fleet().rows;
    return store.on('rows')(() => {
      const { rows } = store.fleet();
      const told = rows.changedSince(seen).flatMap((id) => newHighRisks(seen.get(id), rows.get(id)));
      seen = rows;
      if (told.length > 0) setNews(told.slice(0, 3).join(' '));
    });
  }, [store]);
  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}
