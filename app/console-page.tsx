import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { FleetProvider } from '#components/shell/fleet-provider.tsx';
import { PageScope } from '#components/shell/page-scope.tsx';
import { NotLoaded } from '#components/shell/not-loaded.tsx';
import { Shell } from '#components/shell/shell.tsx';
import { serverEnv } from '#lib/env.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { requestLanguage } from '#lib/i18n/server.ts';
import { loadBoard } from './board/load-board.ts';
import { NoConsole } from './board/no-console.tsx';
import { signOut } from './sign-out-action.ts';

type ConsolePageProps = {
  /** Of the address; null for the person's first workspace. */
  readonly workspaceId: string | null;
  /** Where to come back to after signing in: path and query. */
  readonly address: string;
  readonly children: ReactNode;
};

/** A page inside the console's frame, for members only; the live feed runs on every one of them. */
export async function ConsolePage({ workspaceId, address, children }: ConsolePageProps) {
  const board = await loadBoard(workspaceId);
  switch (board.kind) {
    case 'signed_out': {
      const expired = (await headers()).get('x-had-session') === '1' ? '&reason=expired' : '';
      redirect(`/sign-in?next=${encodeURIComponent(address)}${expired}`);
    }
    case 'no_console':
      return <NoConsole email={board.email} signOut={signOut} />;
    case 'not_yours':
      notFound();
    case 'failed': {
      const language = await requestLanguage();
      return (
        <NotLoaded
          title={language.t('access.pageFailed')}
          text={language.t('access.filtersKept', { why: errorText(board.error, language) })}
        />
      );
    }
    case 'ready': {
      const { url, publishableKey } = serverEnv();
      return (
        <FleetProvider
          key={board.member.workspace.id}
          snapshot={board.snapshot}
          project={{ url, key: publishableKey }}
        >
          <Shell {...board.member} signOut={signOut}>
            <PageScope>{children}</PageScope>
          </Shell>
        </FleetProvider>
      );
    }
  }
}
