import type { Metadata } from 'next';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requestLanguage } from '#lib/i18n/server.ts';
import { ConsolePage } from '../console-page.tsx';
import { AuditClient } from './audit-client.tsx';
import { auditAddress, auditParams } from './search-params.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestLanguage()).t('shell.page.audit') };
}

const loadParams = createLoader(auditParams);

export default async function AuditPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const params = await loadParams(searchParams);
  return (
    <ConsolePage workspaceId={params.w} address={auditAddress('/audit', params)}>
      <AuditClient />
    </ConsolePage>
  );
}
