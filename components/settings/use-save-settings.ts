'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mayRetry } from '#components/guarded/progress-store.ts';
import { useUndoToast } from '#components/shell/use-undo-toast.ts';
import type { AppError, Result } from '#lib/app-error.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { updateSettings } from '#lib/settings/actions.ts';
import { settingsKeys } from '#lib/settings/queries.ts';
import type { SettingValues } from '#lib/settings/rules.ts';

/**
 * Saves changes of what the person has `seen`, with a note; the same choice keeps its request id, so that a repeat cannot be
 * written twice. What somebody else changed meanwhile is shown before it can be changed.
 */
export function useSaveSettings(
  changes: SettingValues,
  seen: SettingValues,
  faults: number,
  onSaved: () => void,
) {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const { t } = useLanguage();
  const queries = useQueryClient();
  const tell = useUndoToast();
  const [note, writeNote] = useState('');
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [request, setRequest] = useState({ id: '', of: '' });
  const count = Object.keys(changes).length;

  const reload = () => queries.invalidateQueries({ queryKey: settingsKeys.values(workspace.id) });
  const show = (result: Result<SettingValues>) => {
    if (result.ok) queries.setQueryData(settingsKeys.values(workspace.id), result.value);
    return result;
  };
  const save = async () => {
    if (saving || count === 0 || faults > 0) return;
    const before = ofChanged(seen, changes);
    const of = JSON.stringify([changes, before, note.trim()]);
    const id = request.of === of ? request.id : crypto.randomUUID();
    setRequest({ id, of });
    setSaving(true);
    const result = await updateSettings(client, workspace.id, { changes, seen: before, note }, id);
    setSaving(false);
    if (!result.ok) {
      setFailure(result.error);
      if (result.error.code === 'changed_meanwhile') void reload();
      return;
    }
    show(result);
    forget();
    onSaved();
    setSaved(true);
    const backId = crypto.randomUUID();
    tell(t('settings.savedCount', { count }), async () => {
      const back = { changes: before, seen: changes, note: '' };
      return show(await updateSettings(client, workspace.id, back, backId));
    });
  };
  const forget = () => {
    writeNote('');
    setFailure(null);
    setSaved(false);
  };
  return {
    count,
    faults,
    note,
    writeNote,
    saving,
    saved,
    failure: failure && { error: failure, mayHelp: mayRetry(failure) },
    save: () => void save(),
    /** After an edit: what was said about the last save no longer holds. */
    edited: () => {
      setSaved(false);
      setFailure(null);
    },
    forget,
  };
}

/** The same settings as they were seen. */
function ofChanged(seen: SettingValues, changes: SettingValues): SettingValues {
  return Object.fromEntries(Object.keys(changes).map((name) => [name, seen[name] ?? null]));
}
