'use client';

import { useEffect, useState } from 'react';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { onNewHighRisks } from '#components/shell/new-high-risks.ts';

const TOLD_AT_ONCE = 3;

/** Tells a screen reader, politely, of each new high-risk flag. */
export function RiskNews() {
  const { store } = useFleetSource();
  const { t } = useLanguage();
  const [news, setNews] = useState('');
  useEffect(
    () =>
      onNewHighRisks(store, (risks) => {
        const told = risks.slice(0, TOLD_AT_ONCE).map(({ reason, row }) => {
          const who = row.driver?.name ?? row.reference;
          return t('board.riskNews', { flag: t(`flag.${reason}`), who });
        });
        setNews(told.join(' '));
      }),
    [store, t],
  );
  return (
    <p role="status" className="sr-only">
      {news}
    </p>
  );
}
