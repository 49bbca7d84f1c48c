'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { NoteField } from '#components/guarded/note-field.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { useDialogKeys } from '#components/guarded/use-dialog-keys.ts';
import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import type { Role } from '#lib/fleet/types.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { removeMember, setMemberRole } from '#lib/settings/actions.ts';
import type { Member } from '#lib/settings/members.ts';
import { settingsKeys } from '#lib/settings/queries.ts';
import { ActFoot } from './act-foot.tsx';

export type MemberChange =
  | { readonly kind: 'role'; readonly member: Member; readonly to: Role }
  | { readonly kind: 'remove'; readonly member: Member };

type MemberChangeDialogProps = { readonly change: MemberChange; readonly onClose: () => void };

/** Says what a changed role or a removal means before it is written. */
export function MemberChangeDialog({ change, onClose }: MemberChangeDialogProps) {
  const { t } = useLanguage();
  const { name } = change.member;
  const removal = change.kind === 'remove';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width={480}
      title={
        removal
          ? t('settings.removeTitle', { name })
          : t('settings.roleTitle', { role: t(`role.${change.to}`) })
      }
      description={removal ? t('settings.removeText') : t('settings.roleText', { name })}
    >
      <ChangeForm change={change} onClose={onClose} />
    </Dialog>
  );
}

function ChangeForm({ change, onClose }: MemberChangeDialogProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const { member } = change;
  const short = note.trim() !== '' && note.trim().length < NOTE_LENGTH;
  const ask = useAsk(note.trim(), (requestId) =>
    change.kind === 'remove'
      ? removeMember(client, workspace.id, member.userId, note, requestId)
      : setMemberRole(client, workspace.id, member.userId, change.to, note, requestId),
  );
  const apply = async () => {
    if (short || !(await ask.send())) return;
    await queries.invalidateQueries({ queryKey: settingsKeys.members(workspace.id) });
    onClose();
  };
  useDialogKeys((key) => {
    if (key.kind === 'apply') void apply();
  });
  return (
    <>
      <DialogBody className="px-5 py-4">
        <NoteField
          note={note}
          onChange={setNote}
          optional
          error={short ? t('guarded.writeNote', { count: NOTE_LENGTH }) : undefined}
        />
      </DialogBody>
      <ActFoot ask={ask} onClose={onClose} onApply={() => void apply()} danger={change.kind === 'remove'}>
        {change.kind === 'remove' ? t('settings.removeMember') : t('settings.changeRole')} <ApplyKeys />
      </ActFoot>
    </>
  );
}
