'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mayRetry } from '#components/guarded/progress-store.ts';
import type { AppError } from '#lib/app-error.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { updateSettings } from '#lib/settings/actions.ts';
import { settingsKeys } from '#lib/settings/queries.ts';
import type { SettingValues } from '#lib/settings/rules.ts';

/** Saves changes with a note; the same choice keeps its request id, so that a repeat cannot be written twice. */
export function useSaveSettings(changes: SettingValues, faults: number, onSaved: () => void) {
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [note, writeNote] = useState('');
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [request, setRequest] = useState({ id: '', of: '' });
  const count = Object.keys(changes).length;

  const save = async () => {
    if (saving || count === 0 || faults > 0) return;
    const of = JSON.stringify([changes, note.trim()]);
    const id = request.of === of ? request.id : crypto.randomUUID();
    setRequest({ id, of });
    setSaving(true);
    const result = await updateSettings(client, workspace.id, changes, note, id);
    setSaving(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    queries.setQueryData(settingsKeys.values(workspace.id), result.value);
    forget();
    onSaved();
    setSaved(true);
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
