'use client';

import { useState, type SubmitEvent } from 'react';
import { focusField } from '#components/guarded/focus-dialog.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { MAX_VIEW_NAME } from '#lib/board-views/actions.ts';
import type { SavedView } from '#lib/board-views/queries.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useViewActs } from './use-view-acts.ts';

export type ViewAct =
  { readonly kind: 'save' } | { readonly kind: 'rename' | 'remove'; readonly view: SavedView };

type ViewDialogProps = {
  readonly act: ViewAct;
  /** What a new view will keep. */
  readonly query: string;
  readonly onClose: () => void;
};

/** Names, renames or removes a saved view. */
export function ViewDialog({ act, query, onClose }: ViewDialogProps) {
  const language = useLanguage();
  const { t } = language;
  const acts = useViewActs();
  const [name, setName] = useState(act.kind === 'save' ? '' : act.view.name);
  const [shared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const removes = act.kind === 'remove';

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!removes && name.trim() === '') {
      setFault(t('board.views.nameNeeded'));
      return;
    }
    setBusy(true);
    const result = await carryOut();
    setBusy(false);
    if (result.ok) onClose();
    else setFault(failureText(result.error, language));
  };
  const carryOut = () => {
    if (act.kind === 'save') return acts.save({ name, query, shared });
    if (act.kind === 'rename') return acts.change(act.view, { name: name.trim() });
    return acts.remove(act.view);
  };

  return (
    <Dialog
      open
      width={480}
      onOpenAutoFocus={focusField}
      onOpenChange={(open) => !open && onClose()}
      title={t(`board.views.${act.kind}`)}
      description={removes ? t('board.views.removeText', { name }) : t('board.views.saveText')}
    >
      <form onSubmit={(event) => void submit(event)}>
        {!removes && (
          <DialogBody className="px-5 pt-4 pb-1">
            <Field label={t('board.views.name')} error={fault}>
              {(control) => (
                <Input
                  {...control}
                  value={name}
                  maxLength={MAX_VIEW_NAME}
                  autoComplete="off"
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            {act.kind === 'save' && (
              <label className="mb-3 flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  className="pick-box"
                  checked={shared}
                  onChange={(event) => setShared(event.target.checked)}
                />
                {t('board.views.share')}
              </label>
            )}
          </DialogBody>
        )}
        {removes && fault !== undefined && (
          <p role="alert" className="text-danger-t px-5 py-3">
            {fault}
          </p>
        )}
        <DialogFooter>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" variant={removes ? 'danger' : 'primary'} busy={busy}>
            {t(`board.views.${act.kind}`)}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
