'use client';

import { useQuery } from '@tanstack/react-query';
import { dynamic } from '#components/ui/dynamic.tsx';
import { Choice } from '#components/ui/choice.tsx';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { depotsQuery } from '#lib/insights/queries.ts';

const loadMenu = () => import('./depot-menu.tsx');
const DepotMenu = dynamic(() => loadMenu().then((file) => file.DepotMenu));

type DepotFieldProps = {
  readonly depot: string | null;
  readonly onDepot: (depot: string | null) => void;
};

/** Narrows the page to one depot. */
export function DepotField({ depot, onDepot }: DepotFieldProps) {
  const { t } = useLanguage();
  const { client } = useFleetSource();
  const listed = useQuery(depotsQuery(client, useFleetMeta().workspace.id)).data;
  // The one of the address stays to be seen, whether it exists or not.
  const depots = [...new Set([...(listed ?? []), ...(depot === null ? [] : [depot])])];
  const all =
    listed === undefined ? t('insights.everyDepot') : t('insights.allDepots', { count: listed.length });
  return (
    <Choice
      label={t('insights.depot')}
      value={depot ?? all}
      prepare={loadMenu}
      menu={<DepotMenu depots={depots} depot={depot} onDepot={onDepot} />}
    />
  );
}
