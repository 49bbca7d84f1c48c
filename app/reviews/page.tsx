import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { createLoader, type SearchParams } from 'nuqs/server';
import { FleetProvider } from '#components/shell/fleet-provider.tsx';
import { NotLoaded } from '#components/shell/not-loaded.tsx';
import { PageScope } from '#components/shell/page-scope.tsx';
import { Shell } from '#components/shell/shell.tsx';
import { serverEnv } from '#lib/env.ts';
import { errorText } from '#lib/i18n/error-text.ts';
import { requestLanguage } from '#lib/i18n/server.ts';
import { loadBoard } from '../board/load-board.ts';
import { NoConsole } from '../board/no-console.tsx';
import { signOut } from '../sign-out-action.ts';
import { ReviewClient } from './review-client.tsx';
import { reviewAddress, reviewParams } from './search-params.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('shell.page.reviews') };
}

const loadParams = createLoader(reviewParams);

export default async function ReviewsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const params = await loadParams(searchParams);
  const board = await loadBoard(params.w);
  const language = await requestLanguage();
  switch (board.kind) {
    case 'signed_out': {
      const expired = (await headers()).get('x-had-session') === '1' ? '&reason=expired' : '';
      redirect(`/sign-in?next=${encodeURIComponent(reviewAddress('/reviews', params))}${expired}`);
    }
    case 'no_console':
      return <NoConsole email={board.email} signOut={signOut} />;
    case 'not_yours':
      notFound();
    case 'failed':
      return (
        <NotLoaded
          title={language.t('review.failed')}
          text={language.t('access.filtersKept', { why: errorText(board.error, language) })}
        />
      );
    case 'ready': {
      const { url, publishableKey } = serverEnv();
      const { account, workspace, workspaces } = board.member;
      return (
        <FleetProvider key={workspace.id} snapshot={board.snapshot} project={{ url, key: publishableKey }}>
          <Shell {...board.member} signOut={signOut}>
            <PageScope>
              <ReviewClient
                me={{ id: account.id, name: account.name }}
                board={workspaces.length > 1 ? `/board?w=${workspace.id}` : '/board'}
              />
            </PageScope>
          </Shell>
        </FleetProvider>
      );
    }
  }
}
