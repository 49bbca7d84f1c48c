'use client';

import { useState } from 'react';
import { focusField } from '#components/guarded/focus-dialog.ts';
import { useAsk } from '#components/guarded/use-ask.ts';
import { useUndoToast } from '#components/shell/use-undo-toast.ts';
import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Switch } from '#components/ui/switch.tsx';
import type { ReasonRow } from '#lib/fleet/reasons.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { addReason, changeReason } from '#lib/settings/reasons.ts';
import { actLabel } from './act-label.ts';
import { ActFoot } from './act-foot.tsx';

export type ReasonDraft =
  { readonly kind: 'new'; readonly action: string } | { readonly kind: 'words'; readonly row: ReasonRow };

type ReasonDialogProps = {
  readonly draft: ReasonDraft;
  readonly onSaved: () => Promise<unknown>;
  readonly onClose: () => void;
};

/** The words of a new reason, or other words for one that is there. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useLanguage();
  const { draft, onClose } = props;
  const isNew = draft.kind === 'new';
  return (
    <Dialog
      open
      onOpenAutoFocus={focusField}
      onOpenChange={(open) => !open && onClose()}
      width={480}
      title={t(isNew ? 'settings.newReason' : 'settings.rewordTitle')}
      description={
        isNew
          ? t('settings.newReasonText', { act: actLabel(draft.action, t) })
          : t('settings.rewordText', { reason: reasonText(draft.row.code, t, draft.row.label) })
      }
    >
      <ReasonForm {...props} />
    </Dialog>
  );
}

function ReasonForm({ draft, onSaved, onClose }: ReasonDialogProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const tell = useUndoToast();
  const seen = draft.kind === 'words' ? draft.row : null;
  const [label, setLabel] = useState(seen?.label ?? '');
  const [labelNl, setLabelNl] = useState(seen?.label_nl ?? '');
  const [needsNote, setNeedsNote] = useState(false);
  const [tried, setTried] = useState(false);
  const words = { label: label.trim(), labelNl: labelNl.trim() };
  const ask = useAsk(JSON.stringify([words, needsNote]), async (requestId) => {
    if (seen !== null) return changeReason(client, workspace.id, seen, inDatabase(words), requestId);
    const action = draft.kind === 'new' ? draft.action : '';
    return addReason(client, workspace.id, action, words, needsNote, requestId);
  });
  const apply = async () => {
    setTried(true);
    if (words.label === '') return;
    const done = await ask.send();
    // A refusal may be for what the list does not show yet.
    await onSaved();
    if (done === null) return;
    onClose();
    if (seen === null) return tell(t('settings.reasonAdded', { reason: words.label }));
    const backId = crypto.randomUUID();
    tell(t('settings.reasonReworded', { reason: words.label }), async () => {
      const now = { ...seen, ...inDatabase(words) };
      const before = { label: seen.label, label_nl: seen.label_nl };
      const result = await changeReason(client, workspace.id, now, before, backId);
      await onSaved();
      return result;
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void apply();
      }}
      className="contents"
    >
      <DialogBody className="px-5 py-4">
        <Field
          label={t('settings.reasonWords')}
          hint={t('settings.reasonWordsHint')}
          error={tried && words.label === '' ? t('settings.reasonWordsFault') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={60}
              value={label}
              onChange={({ target }) => setLabel(target.value)}
              className="max-sm:h-11"
            />
          )}
        </Field>
        <Field label={t('settings.reasonDutch')} aside={t('settings.optional')}>
          {(control) => (
            <Input
              {...control}
              lang="nl"
              autoComplete="off"
              maxLength={60}
              value={labelNl}
              onChange={({ target }) => setLabelNl(target.value)}
              className="max-sm:h-11"
            />
          )}
        </Field>
        {seen === null && (
          <div className="flex items-center gap-3">
            <Switch label={t('settings.reasonNeedsNote')} checked={needsNote} onChange={setNeedsNote} />
            <span>{t('settings.reasonNeedsNote')}</span>
          </div>
        )}
      </DialogBody>
      <ActFoot ask={ask} onClose={onClose} onApply={() => void apply()} submits>
        {t(seen === null ? 'settings.addReason' : 'settings.saveWords')}
      </ActFoot>
    </form>
  );
}

function inDatabase({ label, labelNl }: { readonly label: string; readonly labelNl: string }) {
  return { label, label_nl: labelNl === '' ? null : labelNl };
}
