import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requestLanguage } from '#lib/i18n/server.ts';
import { ConsolePage } from '../console-page.tsx';
import { settingsAddress, settingsParams } from './search-params.ts';
import { SettingsClient } from './settings-client.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('shell.page.settings') };
}

const loadParams = createLoader(settingsParams);

export default async function SettingsPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const params = await loadParams(searchParams);
  return (
    <ConsolePage workspaceId={params.w} address={settingsAddress('/settings', params)}>
      <SettingsClient />
    </ConsolePage>
  );
}
