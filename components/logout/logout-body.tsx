'use client';

import { CloudOff, Route } from 'lucide-react';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { NoteField } from '#components/guarded/note-field.tsx';
import { PausedStrip } from '#components/guarded/paused-strip.tsx';
import { ReasonField } from '#components/guarded/reason-field.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { UnsavedNotice } from '#components/guarded/unsaved-notice.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useDataTime, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { EndedNotice } from './ended-notice.tsx';
import { LogoutTable } from './logout-table.tsx';
import { logoutTargets, logoutWarning, logoutWords, type LogoutWarning } from './logout-targets.ts';
import { useLogoutForm } from './use-logout-form.ts';
import { useRoutesOf } from './use-rows.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type LogoutBodyProps = { readonly rows: readonly FleetRow[]; readonly onClose: () => void };

/** Everything below the dialog's header. Mounted anew each time the dialog opens. */
export function LogoutBody({ rows, onClose }: LogoutBodyProps) {
  const { settings } = useFleetMeta();
  const { t } = useLanguage();
  const now = useDataTime(10_000);
  const form = useLogoutForm(rows, onClose);
  const targets = logoutTargets(rows);
  const over = targets.length === 0 && !form.saving;
  const routes = useRoutesOf(targets.flatMap(({ row }) => row.driverId ?? []));
  const warning = logoutWarning(targets, routes, settings, now, t);
  return (
    <>
      <LogoutTable rows={rows} />
      <DialogBody>
        {over && <EndedNotice rows={rows} />}
        {!over && warning !== null && <WarningStrip {...warning} />}
        {!over && (
          <div className="grid gap-x-6 px-5 py-4 sm:grid-cols-2">
            <ReasonField {...form.reasonField} error={form.faults.reason} />
            <NoteField note={form.note} onChange={form.writeNote} error={form.faults.note} />
          </div>
        )}
      </DialogBody>
      {form.failure !== null && form.off === null && (
        <UnsavedNotice words={form.failure.words} onRetry={form.failure.mayHelp ? form.apply : undefined} />
      )}
      <PausedStrip reason={form.off} />
      <DialogFooter>
        {over ? (
          <Button onClick={onClose}>{t('shell.close')}</Button>
        ) : (
          <>
            <p className="text-11 text-ink-3 mr-auto max-sm:hidden">
              {t('logout.keepsState', { count: rows.length })}
            </p>
            <Button onClick={onClose}>
              {t('shell.cancel')} <Kbd className="max-sm:hidden">Esc</Kbd>
            </Button>
            <SavingButton
              variant="danger"
              saving={form.saving}
              savingWords={t('logout.loggingOut')}
              off={form.off}
              onPress={form.apply}
            >
              {logoutWords(targets.length, t)} <ApplyKeys />
            </SavingButton>
          </>
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
