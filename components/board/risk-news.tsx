'use client';

import { useEffect, useState } from 'react';
import { reasonsOf } from '#lib/fleet/attention.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { FLAG_MARKS } from '#lib/fleet/words.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

function newHighRisks(before: FleetRow | undefined, after: FleetRow | undefined, t: Translate): string[] {
  if (before === undefined || after === undefined || before.flags === after.flags) return [];
  const fresh = reasonsOf(after.flags).filter(
    (reason) =>
      FLAG_MARKS[reason].risk === 'high' && (after.flags[reason] ?? 0) > (before.flags[reason] ?? 0),
  );
  const who = after.driver?.name ?? after.reference;
  return fresh.map((reason) => t('board.riskNews', { flag: t(`flag.${reason}`), who }));
}

/** Tells a screen reader, politely, of each new high-risk flag. */
export function RiskNews() {
  const { store } = useFleetSource();
  const { t } = useLanguage();
  const [news, setNews] = useState('');
  useEffect(() => {
    let seen = store.fleet().rows;
    return store.on('rows')(() => {
      const { rows } = store.fleet();
      const told = rows.changedSince(seen).flatMap((id) => newHighRisks(seen.get(id), rows.get(id), t));
      seen = rows;
      if (told.length > 0) setNews(told.slice(0, 3).join(' '));
    });
  }, [store, t]);
  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}
