import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requestLanguage } from '#lib/i18n/server.ts';
import { ConsolePage } from '../console-page.tsx';
import { InsightsClient } from './insights-client.tsx';
import { insightsAddress, insightsParams } from './search-params.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('shell.page.insights') };
}

const loadParams = createLoader(insightsParams);

export default async function InsightsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const params = await loadParams(searchParams);
  return (
    <ConsolePage workspaceId={params.w} address={insightsAddress('/insights', params)}>
      <InsightsClient />
    </ConsolePage>
  );
}
