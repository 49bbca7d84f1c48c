'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { reasonListQuery } from '#lib/fleet/reasons.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { ReasonDialog, type ReasonDraft } from './reason-dialog.tsx';
import { ReasonGroup } from './reason-group.tsx';
import { SettingsFailed, SettingsLoading } from './settings-states.tsx';
import { useReasonActs } from './use-reason-acts.ts';

/** The reasons that each guarded act offers, with the letter that chooses them; administrators make them theirs. */
export function Reasons() {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const language = useLanguage();
  const { t } = language;
  const query = useQuery(reasonListQuery(client, workspace.id));
  const acts = useReasonActs();
  const [draft, setDraft] = useState<ReasonDraft | null>(null);
  const admin = workspace.role === 'admin';
  if (query.data === undefined) {
    return query.isError ? (
      <SettingsFailed error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <SettingsLoading />
    );
  }
  const groups = Map.groupBy(query.data, ({ action }) => action);
  return (
    <div className="px-4 py-3">
      {admin ? (
        <p className="text-ink-3 mb-3">{t('settings.reasonsText')}</p>
      ) : (
        <Notice kind="info" className="mb-3">
          {t('settings.adminsOnly')}
        </Notice>
      )}
      {acts.error !== null && (
        <Notice kind="error" className="mb-3">
          {failureText(acts.error, language, 'settings.notSaved')}
        </Notice>
      )}
      <div className="grid grid-cols-3 gap-3 max-lg:grid-cols-2 max-sm:grid-cols-1">
        {[...groups].map(([action, rows]) => (
          <ReasonGroup
            key={action}
            action={action}
            rows={rows}
            acts={admin ? { ...acts, ask: setDraft } : null}
          />
        ))}
      </div>
      {draft !== null && <ReasonDialog draft={draft} onSaved={acts.reload} onClose={() => setDraft(null)} />}
    </div>
  );
}
