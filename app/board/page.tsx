import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { createLoader, type SearchParams } from 'nuqs/server';
import { FleetProvider } from '#components/shell/fleet-provider.tsx';
import { NotLoaded } from '#components/shell/not-loaded.tsx';
import { Shell } from '#components/shell/shell.tsx';
import { serverEnv } from '#lib/env.ts';
import { signOut } from '../sign-out-action.ts';
import { BoardClient } from './board-client.tsx';
import { loadBoard } from './load-board.ts';
import { NoConsole } from './no-console.tsx';
import { boardAddress, boardParams } from './search-params.ts';
import { requestLanguage } from '#lib/i18n/server.ts';
import { errorText } from '#lib/i18n/error-text.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('shell.page.board') };
}

const loadParams = createLoader(boardParams);

export default async function BoardPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const params = await loadParams(searchParams);
  const board = await loadBoard(params.w);
  const language = await requestLanguage();
  switch (board.kind) {
    case 'signed_out': {
      const expired = (await headers()).get('x-had-session') === '1' ? '&reason=expired' : '';
      redirect(`/sign-in?next=${encodeURIComponent(boardAddress('/board', params))}${expired}`);
    }
    case 'no_console':
      return <NoConsole email={board.email} signOut={signOut} />;
    case 'not_yours':
      notFound();
    case 'failed':
      return (
        <NotLoaded
          title={language.t('access.boardFailed')}
          text={language.t('access.filtersKept', { why: errorText(board.error, language) })}
        />
      );
    case 'ready': {
      const { url, publishableKey, mapStyles } = serverEnv();
      return (
        <FleetProvider
          key={board.member.workspace.id}
          snapshot={board.snapshot}
          project={{ url, key: publishableKey }}
        >
          <Shell {...board.member} signOut={signOut}>
            <BoardClient mapStyles={mapStyles} />
          </Shell>
        </FleetProvider>
      );
    }
  }
}
