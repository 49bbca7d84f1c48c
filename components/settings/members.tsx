'use client';

import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { membersQuery } from '#lib/settings/queries.ts';
import { AddMemberDialog } from './add-member-dialog.tsx';
import { MemberChangeDialog, type MemberChange } from './member-change-dialog.tsx';
import { MembersTable } from './members-table.tsx';
import { SettingsFailed, SettingsLoading } from './settings-states.tsx';

/** Who may see the workspace, and what each may do. */
export function Members() {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const { t } = useLanguage();
  const admin = workspace.role === 'admin';
  const query = useQuery(membersQuery(client, workspace.id, admin));
  const [adding, setAdding] = useState(false);
  const [change, setChange] = useState<MemberChange | null>(null);
  if (query.data === undefined) {
    return query.isError ? (
      <SettingsFailed error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <SettingsLoading />
    );
  }
  return (
    <div className="scroll-thin min-h-0 flex-[1_1_0] overflow-auto px-4 py-3">
      {admin ? (
        <div className="mb-3 flex items-center gap-3">
          <p className="text-ink-3 flex-1">{t('settings.membersText')}</p>
          <Button variant="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden className="size-3.5" />
            {t('settings.addMember')}
          </Button>
        </div>
      ) : (
        <Notice kind="info" className="mb-3">
          {t('settings.adminsOnly')}
        </Notice>
      )}
      <MembersTable members={query.data} admin={admin} timeZone={workspace.timeZone} onChange={setChange} />
      {adding && <AddMemberDialog onClose={() => setAdding(false)} />}
      {change !== null && <MemberChangeDialog change={change} onClose={() => setChange(null)} />}
    </div>
  );
}
