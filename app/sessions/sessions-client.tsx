'use client';

import { useQueryStates } from 'nuqs';
import { SessionsScreen } from '#components/sessions/sessions-screen.tsx';
import { sessionParams } from './search-params.ts';

/** The sessions page, with its tab and search kept in the address. */
export function SessionsClient() {
  const [{ tab, q }, setParams] = useQueryStates(sessionParams);
  return (
    <SessionsScreen
      tab={tab}
      onTab={(next) => void setParams({ tab: next }, { history: 'push' })}
      // As much as the field takes; an address may hold more.
      search={q.slice(0, 100)}
      onSearch={(next) => void setParams({ q: next === '' ? null : next })}
    />
  );
}
