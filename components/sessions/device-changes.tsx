'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { dynamic } from '#components/ui/dynamic.tsx';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { newsKeys } from '#lib/fleet/news-keys.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { openDeviceChanges } from '#lib/fleet/what-waits.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { DeviceChange } from '#lib/sessions/device-changes.ts';
import { deviceChangesQuery } from '#lib/sessions/queries.ts';
import { DeviceChangeLine } from './device-change-line.tsx';

const DenyDialog = dynamic(() => import('./deny-dialog.tsx').then((file) => file.DenyDialog));

type DeviceChangesProps = { readonly mayAct: boolean };

/** Drivers on the road who ask to go on with another device. Nothing is shown while nobody asks. */
export function DeviceChanges({ mayAct }: DeviceChangesProps) {
  const source = useFleetSource();
  const { client } = source;
  const { workspace } = useFleetMeta();
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [denying, setDenying] = useState<DeviceChange | null>(null);
  const { data, isError, refetch } = useQuery(deviceChangesQuery(client, workspace.id));
  const reload = () => {
    void queries.invalidateQueries({ queryKey: newsKeys.device_changes(workspace.id) });
    void queries.invalidateQueries({ queryKey: newsKeys.sessions(workspace.id) });
    void openDeviceChanges(source).again();
  };
  const count = data?.length ?? 0;
  return (
    <>
      <p role="status" className="sr-only">
        {count > 0 && t('sessions.changesNews', { count })}
      </p>
      {data === undefined && isError && (
        <Notice
          kind="error"
          className="mx-4 mb-2"
          action={
            <Button size="sm" onClick={() => void refetch()}>
              {t('shell.tryAgain')}
            </Button>
          }
        >
          {t('sessions.changesFailed')}
        </Notice>
      )}
      {data !== undefined && count > 0 && (
        <section aria-label={t('sessions.changes')} className="flex-none border-t">
          <h2 className="bg-surface-2 text-12 text-ink-3 flex min-h-7 items-center gap-2 border-b px-4">
            <b className="text-ink font-semibold">{t('sessions.changes')}</b>
            {count}
            <span className="max-sm:hidden">{t('sessions.changesText')}</span>
          </h2>
          <ul className="scroll-thin max-h-[45dvh] overflow-auto max-sm:max-h-[55dvh] sm:[@media(max-height:600px)]:max-h-22">
            {data.map((change) => (
              <DeviceChangeLine
                key={change.id}
                change={change}
                mayAct={mayAct}
                onDeny={setDenying}
                onDecided={reload}
              />
            ))}
          </ul>
        </section>
      )}
      {denying !== null && <DenyDialog change={denying} onClose={() => setDenying(null)} onDenied={reload} />}
    </>
  );
}
