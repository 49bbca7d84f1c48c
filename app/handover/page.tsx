import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requestLanguage } from '#lib/i18n/server.ts';
import { ConsolePage } from '../console-page.tsx';
import { HandoverClient } from './handover-client.tsx';
import { handoverAddress, handoverParams } from './search-params.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('shell.page.handover') };
}

const loadParams = createLoader(handoverParams);

export default async function HandoverPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const params = await loadParams(searchParams);
  return (
    <ConsolePage workspaceId={params.w} address={handoverAddress('/handover', params)}>
      <HandoverClient />
    </ConsolePage>
  );
}
