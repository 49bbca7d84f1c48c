'use client';

import { useQueryStates } from 'nuqs';
import { AuditScreen } from '#components/audit/audit-screen.tsx';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { auditAddress, auditParams, filterOf, paramsOf } from './search-params.ts';

/** The log, with its filters and the replayed batch kept in the address. */
export function AuditClient() {
  const [params, setParams] = useQueryStates(auditParams);
  const { workspace } = useFleetMeta();
  return (
    <AuditScreen
      filter={filterOf(params)}
      onFilter={(change) => void setParams(paramsOf(change))}
      replayed={params.replay}
      onReplay={(replay) => void setParams({ replay }, { history: replay === null ? 'replace' : 'push' })}
      exportAddress={auditAddress('/audit/export', { ...params, w: workspace.id, replay: null })}
    />
  );
}
