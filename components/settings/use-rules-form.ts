'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { flagPreviewQuery } from '#lib/settings/queries.ts';
import type { SettingDefinition, SettingValues } from '#lib/settings/rules.ts';
import { useKeptDraft } from './kept-drafts.ts';
import { rulesChange } from './rules-draft.ts';
import { useSaveSettings } from './use-save-settings.ts';
import type { useSettings } from './use-settings.ts';

type Loaded = Pick<ReturnType<typeof useSettings>, 'client' | 'workspaceId'> & {
  readonly definitions: readonly SettingDefinition[];
  readonly values: SettingValues;
};

/** The draft of the thresholds, what it would have flagged yesterday, and saving it. */
export function useRulesForm({ client, workspaceId, definitions, values }: Loaded) {
  const [draft, change] = useKeptDraft('rules');
  const { changes, faults } = rulesChange(draft, definitions, values);
  const saving = useSaveSettings(changes, values, faults.size, () => change(null));
  const asked = useDeferredValue(JSON.stringify(changes));
  const preview = useQuery(flagPreviewQuery(client, workspaceId, JSON.parse(asked)));
  return {
    draft,
    faultyNames: faults,
    preview,
    write: (name: string, value: string | boolean) => {
      change({ [name]: value });
      saving.edited();
    },
    bar: {
      ...saving,
      discard: () => {
        change(null);
        saving.forget();
      },
    },
  };
}
