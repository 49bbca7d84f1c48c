'use client';

import { SecondSupervisor } from '#components/approvals/second-supervisor.tsx';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { NoteField } from '#components/guarded/note-field.tsx';
import { PausedStrip } from '#components/guarded/paused-strip.tsx';
import { ReasonField } from '#components/guarded/reason-field.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useFleetMeta, useNow } from '#lib/fleet/use-fleet.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { shortDuration } from '#lib/fleet/words.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { ConsequenceList } from './consequence-list.tsx';
import { FromTo } from './from-to.tsx';
import { GuardWords } from './guard-words.tsx';
import { eventsFrom } from './machine-edges.ts';
import { applyWords, consequences, pendingWords } from './override-words.ts';
import { StatePicker } from './state-picker.tsx';
import { ThenNow } from './then-now.tsx';
import { useOverrideForm } from './use-override-form.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Everything below the dialog's header. Mounted anew each time the dialog opens. */
export function OverrideBody({ row, onClose }: { readonly row: FleetRow; readonly onClose: () => void }) {
  const { transitions, workspace } = useFleetMeta();
  const now = useNow(10_000);
  const language = useLanguage();
  const { t } = language;
  const form = useOverrideForm(row, onClose);
  const { to, at } = form;
  const outcome = consequences(
    to,
    Math.max(0, row.stopCount - at.now.stopIndex),
    to ? eventsFrom(transitions, to) : [],
    language,
  );
  return (
    <>
      {at.moved && (
        <ConflictNotice before={at.before} now={at.now} to={form.wanted} timeZone={workspace.timeZone} />
      )}
      <DialogBody>
        <div className="grid min-[832px]:grid-cols-[minmax(0,1fr)_304px]">
          <div className="px-5 py-4">
            {at.moved ? (
              <ThenNow
                then={form.opened}
                now={at.now}
                stopCount={row.stopCount}
                timeZone={workspace.timeZone}
              />
            ) : (
              <FromTo from={at.now.status} since={shortDuration(now - row.statusSince, t)} to={to} />
            )}
            <StatePicker
              from={at.now.status}
              to={to}
              transitions={transitions}
              onChoose={form.chooseState}
              error={form.faults.state}
            />
            <GuardWords now={at.now} />
          </div>
          <div className="px-5 py-4 max-[832px]:border-t min-[832px]:border-l">
            <ReasonField {...form.reasonField} error={form.faults.reason} />
            <NoteField note={form.note} onChange={form.writeNote} error={form.faults.note} />
          </div>
        </div>
        <ConsequenceList {...outcome} />
      </DialogBody>
      {form.failure !== null && form.off === null && (
        <UnsavedNotice words={form.failure.words} onRetry={form.failure.mayHelp ? form.apply : undefined} />
      )}
      {form.second !== null && (
        <SecondSupervisor
          state={form.second}
          need={t('approvals.needOverride')}
          onBreakGlass={form.breakGlass}
          breaking={form.saving}
        />
      )}
      <PausedStrip reason={form.off} />
      <DialogFooter>
        <p className="text-11 text-ink-3 mr-auto max-sm:hidden">
          {t(at.moved ? 'override.kept' : 'override.appliesAtOnce')}
        </p>
        <Button onClick={onClose}>
          {t(at.moved ? 'override.discard' : 'shell.cancel')} <Kbd className="max-sm:hidden">Esc</Kbd>
        </Button>
        {form.second === null && (
          <SavingButton
            variant="primary"
            saving={form.saving}
            savingWords={to === null ? '' : pendingWords(to, t)}
            off={form.off ?? (form.settling ? t('override.settling') : null)}
            onPress={form.apply}
          >
            {applyWords(to, at.now.status, at.moved, t)} <ApplyKeys />
          </SavingButton>
        )}
      </DialogFooter>
    </>
  );
}
