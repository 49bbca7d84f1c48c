'use client';

import { SlidersHorizontal } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import Link from 'next/link';
import { useId, useRef, useState } from 'react';
import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { useShut } from '#components/guarded/use-paused.ts';
import { useCommands } from '#components/shell/command-groups.ts';
import { PageHeader } from '#components/shell/page-header.tsx';
import { useInWorkspace } from '#components/shell/use-in-workspace.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { tabId } from '#components/ui/tabs.tsx';
import { useConnectionState, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { SESSION_TABS, type SessionRow, type SessionTab } from '#lib/sessions/session-rows.ts';
import { DeviceChanges } from './device-changes.tsx';
import { SessionsBar } from './sessions-bar.tsx';
import { SessionsFoot } from './sessions-foot.tsx';
import { SessionsList } from './sessions-list.tsx';
import type { SessionsTableHandle } from './sessions-table.tsx';
import { useSessions } from './use-sessions.ts';

const SessionLogoutDialog = dynamic(() =>
  import('#components/logout/session-logout-dialog.tsx').then((file) => file.SessionLogoutDialog),
);
const CredentialsDialog = dynamic(() =>
  import('./credentials-dialog.tsx').then((file) => file.CredentialsDialog),
);

type SessionsScreenProps = {
  readonly tab: SessionTab;
  readonly onTab: (tab: SessionTab) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
};

/** Who is signed in on what, which devices ask to be let in, and the way to end sessions. */
export function SessionsScreen({ tab, onTab, search, onSearch }: SessionsScreenProps) {
  const { t } = useLanguage();
  const addressOf = useInWorkspace();
  const { workspace, settings } = useFleetMeta();
  const stale = useConnectionState() === 'stale';
  const shut = useShut();
  const sessions = useSessions(tab, search);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [ending, setEnding] = useState<readonly string[]>([]);
  const [credentialsOf, setCredentialsOf] = useState<SessionRow | null>(null);
  const table = useRef<SessionsTableHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const panelId = useId();
  const mayAct = workspace.role !== 'viewer';

  const running = sessions.rows.filter(({ endedAt }) => endedAt === null);
  const chosen = running.filter(({ id }) => selected.has(id)).map(({ id }) => id);
  const end = (ids: readonly string[]) => {
    if (mayAct && shut === null && ids.length > 0) setEnding(ids);
  };
  const toggle = (id: string) =>
    setSelected((before) => (before.has(id) ? before.difference(new Set([id])) : new Set([...before, id])));
  const current = () => running.find(({ id }) => id === table.current?.current());

  useHotkeys({
    '/': () => field.current?.select(),
    j: () => table.current?.move(1),
    k: () => table.current?.move(-1),
    x: () => {
      const row = current();
      if (mayAct && row) toggle(row.id);
    },
    l: () => {
      const row = current();
      end(chosen.length > 0 ? chosen : row ? [row.id] : []);
    },
    Escape: () => setSelected(new Set()),
  });
  useCommands({
    title: t('shell.page.sessions'),
    commands: [
      { label: t('sessions.key.filter'), keys: ['/'], run: () => field.current?.select() },
      { label: t('sessions.key.move'), keys: ['J', 'K'] },
      { label: t('sessions.key.actions'), keys: ['→'] },
      ...(mayAct
        ? [
            { label: t('sessions.key.select'), keys: ['X'] },
            {
              label: t('sessions.forceLogout'),
              keys: ['L'],
              ...(chosen.length > 0 ? { run: () => end(chosen) } : {}),
            },
          ]
        : []),
      { label: t('sessions.clear'), keys: ['Esc'] },
      ...SESSION_TABS.map((one) => ({ label: t(`sessions.tab.${one}`), run: () => onTab(one) })),
    ],
  });

  return (
    <>
      <PageHeader
        title={t('shell.page.sessions')}
        sub={
          sessions.counts &&
          t('sessions.sub', { count: sessions.counts.active, limit: settings.idleAfterMin })
        }
      >
        <Link href={addressOf('/settings')} prefetch={false} className={buttonClass()}>
          <SlidersHorizontal aria-hidden className="size-3.5" />
          {t('sessions.rules')}
        </Link>
      </PageHeader>
      <DeviceChanges mayAct={mayAct} />
      <SessionsBar
        tab={tab}
        onTab={onTab}
        counts={sessions.counts}
        panelId={panelId}
        field={field}
        search={search}
        onSearch={onSearch}
        onLeaveSearch={() => table.current?.move(1)}
        chosen={chosen.length}
        shut={shut}
        onEnd={() => end(chosen)}
        onClear={() => setSelected(new Set())}
      />
      <div
        id={panelId}
        role="tabpanel"
        aria-labelledby={tabId(panelId, tab)}
        className="bg-surface flex min-h-0 flex-[1_1_0] flex-col"
      >
        <SessionsList
          ref={table}
          tab={tab}
          search={search}
          sessions={sessions}
          selected={selected}
          mayAct={mayAct}
          stale={stale}
          shut={shut}
          onToggle={toggle}
          onSelect={setSelected}
          onEnd={(id) => end([id])}
          onCredentials={setCredentialsOf}
          onClear={() => onSearch('')}
        />
      </div>
      <SessionsFoot shown={sessions.rows} counts={sessions.counts} asOf={sessions.asOf} mayAct={mayAct} />
      {ending.length > 0 && (
        <SessionLogoutDialog
          sessionIds={ending}
          onClose={() => setEnding([])}
          onEnded={() => {
            setSelected(new Set());
            sessions.reload();
          }}
        />
      )}
      {credentialsOf !== null && (
        <CredentialsDialog driver={credentialsOf} onClose={() => setCredentialsOf(null)} />
      )}
    </>
  );
}
