import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requestLanguage } from '#lib/i18n/server.ts';
import { ConsolePage } from '../console-page.tsx';
import { sessionAddress, sessionParams } from './search-params.ts';
import { SessionsClient } from './sessions-client.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('shell.page.sessions') };
}

const loadParams = createLoader(sessionParams);

export default async function SessionsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const params = await loadParams(searchParams);
  return (
    <ConsolePage workspaceId={params.w} address={sessionAddress('/sessions', params)}>
      <SessionsClient />
    </ConsolePage>
  );
}
