'use client';

import { useState } from 'react';
import { StatusLabel } from '#components/board/status-label.tsx';
import { NOTE_LENGTH } from '#components/guarded/choice-faults.ts';
import { NoteField } from '#components/guarded/note-field.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { usePaused } from '#components/guarded/use-paused.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { denyApproval, grantApproval, withdrawApproval } from '#lib/approvals/actions.ts';
import type { PendingApproval } from '#lib/approvals/queries.ts';
import { useFleetMeta, useFleetSource, useRow } from '#lib/fleet/use-fleet.ts';
import { clockTime } from '#lib/fleet/words.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type ApprovalItemProps = { readonly approval: PendingApproval; readonly onDone: () => Promise<void> };

/** One act that waits: what, who asks, why, and until when. */
export function ApprovalItem({ approval, onDone }: ApprovalItemProps) {
  const { own } = approval;
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const { workspace } = useFleetMeta();
  const row = useRow(approval.batchId ?? '');
  const off = usePaused();
  const [denying, setDenying] = useState(false);
  const [note, setNote] = useState('');
  const short = note.trim().length < NOTE_LENGTH;
  const grant = useAsk(approval.id, (id) => grantApproval(client, approval.id, id));
  const deny = useAsk(`${approval.id} ${note.trim()}`, (id) => denyApproval(client, approval.id, note, id));
  const withdraw = useAsk(`${approval.id} back`, (id) => withdrawApproval(client, approval.id, id));
  const error = grant.error ?? deny.error ?? withdraw.error;
  const what =
    approval.action === 'override'
      ? t('approvals.override', { reference: row?.reference ?? '—', driver: row?.driver?.name ?? '—' })
      : t('approvals.logout', { count: approval.sessions });
  return (
    <li aria-label={what} className="border-b px-5 py-3.5 last:border-b-0">
      <p className="text-14 font-semibold">{what}</p>
      {approval.change !== null && (
        <p className="text-ink-2 flex items-center gap-2">
          <StatusLabel status={approval.change.from} /> <span aria-hidden>→</span>
          <span className="sr-only">{t('approvals.becomes')}</span>
          <StatusLabel status={approval.change.to} />
        </p>
      )}
      <p className="text-ink-2 mt-1">
        {approval.reasonCode !== null && (
          <b className="font-medium">{reasonText(approval.reasonCode, t)}. </b>
        )}
        {approval.note}
      </p>
      <p className="text-12 text-ink-3">
        {t('approvals.askedBy', {
          name: own ? t('approvals.you') : approval.requestedByName,
          time: clockTime(approval.createdAt, workspace.timeZone),
          until: clockTime(approval.expiresAt, workspace.timeZone),
        })}
      </p>
      {denying && (
        <div className="mt-2">
          <NoteField note={note} onChange={setNote} error={undefined} />
        </div>
      )}
      {error !== null && (
        <Notice kind="error" className="mt-2">
          {failureText(error, language)}
        </Notice>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {own ? (
          <Button busy={withdraw.saving} onClick={() => void withdraw.send().then(onDone)}>
            {t('approvals.withdraw')}
          </Button>
        ) : denying ? (
          <>
            <SavingButton
              variant="danger"
              saving={deny.saving}
              savingWords={t('approvals.denying')}
              off={short ? t('guarded.writeNote', { count: NOTE_LENGTH }) : null}
              onPress={() => void deny.send().then(onDone)}
            >
              {t('approvals.denyNow')}
            </SavingButton>
            <Button onClick={() => setDenying(false)}>{t('approvals.back')}</Button>
          </>
        ) : (
          <>
            <SavingButton
              variant="primary"
              saving={grant.saving}
              savingWords={t('approvals.granting')}
              off={off}
              onPress={() => void grant.send().then(onDone)}
            >
              {t('approvals.grant')}
            </SavingButton>
            <Button onClick={() => setDenying(true)}>{t('approvals.deny')}</Button>
          </>
        )}
      </div>
    </li>
  );
}
