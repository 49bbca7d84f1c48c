'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { focusField } from '#components/guarded/focus-dialog.ts';
import { useAsk } from '#components/guarded/use-ask.ts';
import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Role } from '#lib/fleet/types.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { addMember } from '#lib/settings/actions.ts';
import { settingsKeys } from '#lib/settings/queries.ts';
import { ActFoot } from './act-foot.tsx';

const ROLES: readonly Role[] = ['viewer', 'supervisor', 'admin'];

/** Lets an account that exists already into this workspace. */
export function AddMemberDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog
      open
      onOpenAutoFocus={focusField}
      onOpenChange={(open) => !open && onClose()}
      width={480}
      title={t('settings.addMember')}
      description={t('settings.addMemberText')}
    >
      <AddMemberForm onClose={onClose} />
    </Dialog>
  );
}

function AddMemberForm({ onClose }: { readonly onClose: () => void }) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('supervisor');
  const [tried, setTried] = useState(false);
  const ask = useAsk(JSON.stringify([email, name, role]), (requestId) =>
    addMember(client, workspace.id, { email, name, role }, requestId),
  );
  const unknown = ask.error?.code === 'no_account' ? failureText(ask.error, language) : undefined;
  const noEmail = !email.includes('@');
  const noName = name.trim() === '';
  const apply = async () => {
    setTried(true);
    if (noEmail || noName || (await ask.send()) === null) return;
    await queries.invalidateQueries({ queryKey: settingsKeys.members(workspace.id) });
    onClose();
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
          label={t('settings.memberEmail')}
          error={tried && noEmail ? t('settings.emailFault') : unknown}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="off"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              className="max-sm:h-11"
            />
          )}
        </Field>
        <Field
          label={t('settings.memberName')}
          hint={t('settings.memberNameHint')}
          error={tried && noName ? t('settings.memberNameFault') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
              className="max-sm:h-11"
            />
          )}
        </Field>
        <Field label={t('settings.role')} hint={t(`settings.roleMay.${role}`)} className="mb-0">
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={({ target }) => setRole(ROLES.find((one) => one === target.value) ?? role)}
              className="w-full"
            >
              {ROLES.map((one) => (
                <option key={one} value={one}>
                  {t(`role.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </DialogBody>
      <ActFoot
        ask={unknown === undefined ? ask : { ...ask, error: null }}
        onClose={onClose}
        onApply={() => void apply()}
        submits
      >
        {t('settings.addMember')}
      </ActFoot>
    </form>
  );
}
