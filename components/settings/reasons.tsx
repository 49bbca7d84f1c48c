'use client';

import { useQuery } from '@tanstack/react-query';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { allReasonsQuery, type ReasonRow } from '#lib/settings/queries.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { reasonLetter } from '#components/guarded/reason-field.tsx';
import { actLabel } from './act-label.ts';
import { SettingsFailed, SettingsLoading } from './settings-states.tsx';

/** The reasons that each guarded act offers, with the letter that chooses them. */
export function Reasons() {
  const { client } = useFleetSource();
  const { t } = useLanguage();
  const query = useQuery(allReasonsQuery(client));
  if (query.data === undefined) {
    return query.isError ? (
      <SettingsFailed error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <SettingsLoading />
    );
  }
  const acts = Map.groupBy(query.data, ({ action }) => action);
  return (
    <div className="px-4 py-3">
      <p className="text-ink-3 mb-3">{t('settings.reasonsText')}</p>
      <div className="grid grid-cols-3 gap-3 max-lg:grid-cols-2 max-sm:grid-cols-1">
        {[...acts].map(([action, reasons]) => (
          <Act key={action} action={action} reasons={reasons} />
        ))}
      </div>
    </div>
  );
}

function Act({ action, reasons }: { readonly action: string; readonly reasons: readonly ReasonRow[] }) {
  const { t } = useLanguage();
  const label = actLabel(action, t);
  return (
    <section aria-label={label} className="bg-surface border">
      <h2 className="bg-surface-2 text-12 border-b px-3 py-1.5 font-semibold">{label}</h2>
      <ul>
        {reasons.map(({ code, label, requiresNote }, index) => (
          <li key={code} className="flex min-h-8 items-center gap-2 border-b px-3 last:border-b-0">
            <Kbd>{reasonLetter(index)}</Kbd>
            <span className="min-w-0 flex-1">{reasonText(code, t, label)}</span>
            {requiresNote && <span className="text-12 text-ink-3">{t('settings.needsNote')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
