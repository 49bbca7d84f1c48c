'use client';

import { useQuery } from '@tanstack/react-query';
import { Select } from '#components/ui/select.tsx';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { depotsQuery } from '#lib/insights/queries.ts';

type DepotFieldProps = {
  readonly depot: string | null;
  readonly onDepot: (depot: string | null) => void;
};

/** Narrows the page to one depot. */
export function DepotField({ depot, onDepot }: DepotFieldProps) {
  const { t } = useLanguage();
  const { client } = useFleetSource();
  const listed = useQuery(depotsQuery(client, useFleetMeta().workspace.id)).data ?? [];
  // The one of the address stays to be seen, whether it exists or not.
  const depots = depot === null || listed.includes(depot) ? listed : [depot, ...listed];
  return (
    <label className="flex items-center gap-2">
      <span className="text-ink-3">{t('insights.depot')}</span>
      <Select
        value={depot ?? ''}
        onChange={({ target }) => onDepot(target.value === '' ? null : target.value)}
        className="min-w-32"
      >
        <option value="">{t('insights.allDepots', { count: listed.length })}</option>
        {depots.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
    </label>
  );
}
