'use client';

import { useRef } from 'react';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import type { Result } from '#lib/app-error.ts';
import { changeView, removeView, removeViewNamed, saveView, type NewView } from '#lib/board-views/actions.ts';
import { savedViews, type SavedView } from '#lib/board-views/queries.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useUndoToast } from '#components/shell/use-undo-toast.ts';

/** Writing saved views; the tabs are read anew after each, and each can be taken back. */
export function useViewActs() {
  const source = useFleetSource();
  const { client } = source;
  const { id: workspaceId } = useFleetMeta().workspace;
  const { t } = useLanguage();
  const tell = useUndoToast();
  const unanswered = useRef<string | null>(null);
  const then = async (act: Promise<Result<null>>) => {
    const result = await act;
    await savedViews(source).again();
    return result;
  };
  const told = async (words: string, act: Promise<Result<null>>, undo: () => Promise<Result<null>>) => {
    const result = await then(act);
    if (result.ok) tell(words, () => then(undo()));
    return result;
  };
  /** After a lost answer a name that is taken by the very same view is no refusal: it had been saved. */
  const keep = async (view: NewView): Promise<Result<null>> => {
    const again = unanswered.current === view.name;
    const result = await saveView(client, workspaceId, view);
    unanswered.current = !result.ok && result.error.code === 'unreachable' ? view.name : null;
    if (result.ok || result.error.code !== 'name_taken' || !again) return result;
    await savedViews(source).again();
    const same = savedViews(source)
      .state()
      .value?.some(
        ({ mine, name, query, shared }) =>
          mine && name === view.name.trim() && query === view.query && shared === view.shared,
      );
    return same === true ? { ok: true, value: null } : result;
  };
  return {
    save: (view: NewView) =>
      told(t('board.views.saved', { name: view.name }), keep(view), () =>
        removeViewNamed(client, workspaceId, view.name),
      ),
    change: ({ id, name, query, shared }: SavedView, change: Partial<NewView>) =>
      told(t('board.views.changed', { name: change.name ?? name }), changeView(client, id, change), () =>
        changeView(client, id, { name, query, shared }),
      ),
    remove: (view: SavedView) =>
      told(t('board.views.removed', { name: view.name }), removeView(client, view.id), () =>
        saveView(client, workspaceId, view),
      ),
  };
}
