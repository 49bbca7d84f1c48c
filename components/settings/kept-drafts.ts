import { useState } from 'react';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { drafts, forgetDrafts } from './draft-memory.ts';
import type { RulesDraft } from './rules-draft.ts';

/**
 * The draft of a part of the settings. It outlives its tab and its page: whoever looks something up elsewhere finds it
 * as it was. It ends with the sign-in, and with the browser's page. Changing it to null drops it.
 */
export function useKeptDraft(part: string): readonly [RulesDraft, (change: RulesDraft | null) => void] {
  const { store } = useFleetSource();
  const of = `${useFleetMeta().workspace.id} ${part}`;
  const [draft, setDraft] = useState<RulesDraft>(() => {
    if (store.connection().state === 'signed_out') forgetDrafts();
    return drafts.get(of) ?? {};
  });
  const change = (changed: RulesDraft | null) => {
    const next = changed === null ? {} : { ...drafts.get(of), ...changed };
    drafts.set(of, next);
    setDraft(next);
  };
  return [draft, change];
}
