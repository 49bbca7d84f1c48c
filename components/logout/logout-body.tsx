'use client';

import { CloudOff, Route, Users } from 'lucide-react';
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
import { useDataTime, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';
import { LogoutOutcome } from './logout-outcome.tsx';
import { LogoutTable } from './logout-table.tsx';
import { logoutWarning, logoutWords, type LogoutWarning } from './logout-targets.ts';
import { TypedConfirmation } from './typed-confirmation.tsx';
import { useLogoutForm } from './use-logout-form.ts';

type LogoutBodyProps = {
  readonly preflights: readonly Preflight[];
  readonly onAgain: () => void;
  readonly onClose: () => void;
  readonly onEnded: (() => void) | undefined;
};

/** Everything below the dialog's header: the form, then what became of each session. */
export function LogoutBody({ onClose, ...input }: LogoutBodyProps) {
  const { settings } = useFleetMeta();
  const { t } = useLanguage();
  const now = useDataTime(10_000);
  const form = useLogoutForm(input);
  const { targets, run } = form;
  if (run !== null || targets.length === 0) {
    return <LogoutOutcome preflights={input.preflights} run={run} onClose={onClose} />;
  }
  const warning = logoutWarning(targets, settings, now, t);
  const two = targets.some(({ needsSecondSupervisor }) => needsSecondSupervisor);
  return (
    <>
      <LogoutTable preflights={targets} fateOf={null} />
      <DialogBody>
        {warning !== null && <WarningStrip {...warning} />}
        {two && form.second === null && (
          <p className="text-ink-2 flex items-center gap-2.5 border-b px-5 py-2">
            <Users aria-hidden className="size-5" />
            {t('approvals.needLogout')}
          </p>
        )}
        <div className="grid gap-x-6 px-5 py-4 sm:grid-cols-2">
          <ReasonField {...form.reasonField} error={form.faults.reason} />
          <div>
            <NoteField note={form.note} onChange={form.writeNote} error={form.faults.note} />
            {form.confirmation !== null && (
              <TypedConfirmation
                word={form.confirmation}
                drivers={targets.length}
                typed={form.typed}
                onType={form.type}
                error={form.faults.typed}
              />
            )}
          </div>
        </div>
      </DialogBody>
      {form.failure !== null && form.off === null && (
        <UnsavedNotice words={form.failure.words} onRetry={form.failure.mayHelp ? form.apply : undefined} />
      )}
      {form.second !== null && (
        <SecondSupervisor
          state={form.second}
          need={t('approvals.needLogout')}
          onBreakGlass={form.breakGlass}
          breaking={form.saving}
        />
      )}
      <PausedStrip reason={form.off} />
      <DialogFooter>
        <p className="text-11 text-ink-3 mr-auto max-sm:hidden">
          {t('logout.keepsState', { count: targets.length })}
        </p>
        <Button onClick={onClose}>
          {t('shell.cancel')} <Kbd className="max-sm:hidden">Esc</Kbd>
        </Button>
        {form.second === null && (
          <SavingButton
            variant="danger"
            saving={form.saving}
            savingWords={t('logout.loggingOut')}
            off={form.off}
            onPress={form.apply}
          >
            {logoutWords(targets.length, t)} <ApplyKeys />
          </SavingButton>
        )}
      </DialogFooter>
    </>
  );
}

function WarningStrip({ title, text, waiting }: LogoutWarning) {
  const Icon = waiting ? CloudOff : Route;
  return (
    <div className="border-warn-line bg-warn-w text-warn-t grid grid-cols-[20px_1fr] gap-x-2.5 gap-y-1 border-b px-5 py-3">
      <Icon aria-hidden className="size-5" />
      <b className="font-semibold">{title}</b>
      <p className="text-12 text-ink-2 col-start-2">{text}</p>
    </div>
  );
}
