import type { ReactNode } from 'react';
import { ApprovalsButton } from '#components/approvals/approvals-button.tsx';
import { AccountMenu, type Account } from './account-menu.tsx';
import { Clock } from './clock.tsx';
import { ConnectionNews } from './connection-news.tsx';
import { ConnectionPill } from './connection-pill.tsx';
import { FeedNotice } from './feed-notice.tsx';
import { Alerts } from './alerts.tsx';
import { Here } from './here.tsx';
import { FindButton } from './find-button.tsx';
import { Overlays } from './overlays.tsx';
import { PreferencesProvider } from './preferences-provider.tsx';
import { Rail } from './rail.tsx';
import { StaleBanner } from './stale-banner.tsx';
import { Toasts } from './toasts.tsx';
import { TabBar } from './tab-bar.tsx';
import { WorkspaceSwitcher, type WorkspaceChoice } from './workspace-switcher.tsx';
import { requestLanguage } from '#lib/i18n/server.ts';
import type { KeptPreferences } from '#lib/preferences.ts';

type ShellProps = {
  readonly account: Account;
  readonly workspace: WorkspaceChoice;
  readonly workspaces: readonly WorkspaceChoice[];
  readonly preferences: KeptPreferences;
  readonly signOut: () => Promise<void>;
  readonly children: ReactNode;
};

/** The frame of every page: rail, top bar, connection, and the page in `main`. Needs a `FleetProvider` around it. */
export async function Shell(props: ShellProps) {
  const { account, workspace, workspaces, preferences, signOut, children } = props;
  const { t } = await requestLanguage();
  const addressed = workspaces.length > 1 ? workspace.id : null;
  return (
    <PreferencesProvider first={preferences}>
      <a
        href="#main"
        className="bg-ink-solid text-on-solid absolute top-2 left-2 z-50 -translate-y-16 px-3 py-2 focus:translate-y-0"
      >
        {t('shell.skip')}
      </a>
      <div className="grid h-dvh grid-cols-[64px_minmax(0,1fr)] grid-rows-[48px_minmax(0,1fr)_auto] max-sm:grid-cols-[minmax(0,1fr)] max-sm:grid-rows-[48px_minmax(0,1fr)_auto_auto] print:block print:h-auto">
        <Rail workspaceId={addressed} />
        <header className="bg-surface z-4 flex items-center gap-3 border-b px-4 max-[360px]:gap-1 max-sm:gap-2 max-sm:px-3 print:hidden max-sm:[&>:last-child]:order-2 max-sm:[&>:last-child]:flex-none max-sm:[&>button]:flex-none">
          <WorkspaceSwitcher current={workspace} workspaces={workspaces} />
          <FindButton />
          <span className="flex-auto" />
          <ApprovalsButton />
          <ConnectionPill />
          <Here name={account.name} />
          <Clock />
          <AccountMenu account={account} signOut={signOut} />
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-col overflow-hidden print:overflow-visible"
        >
          <noscript>
            <p className="border-warn-line bg-warn-w text-warn-t border-b px-4 py-2">{t('shell.noScript')}</p>
          </noscript>
          <StaleBanner />
          <FeedNotice />
          {children}
        </main>
        <Alerts workspaceId={addressed} />
        <TabBar workspaceId={addressed} />
      </div>
      <Overlays workspaceId={addressed} signOut={signOut} />
      <ConnectionNews />
      <Toasts />
    </PreferencesProvider>
  );
}
