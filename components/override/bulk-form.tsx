'use client';

import { useId } from 'react';
import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { ApplyKeys } from '#components/guarded/apply-keys.tsx';
import { NoteField } from '#components/guarded/note-field.tsx';
import { PausedStrip } from '#components/guarded/paused-strip.tsx';
import { ReasonField } from '#components/guarded/reason-field.tsx';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { DRIVER_STATUSES } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { BulkTable } from './bulk-table.tsx';
import { stateDigit } from './machine-edges.ts';
import { STATE_GROUP } from './state-option.tsx';
import type { BulkOverride } from './use-bulk-override.ts';

/** What all of them shall be, why, and which they are. */
export function BulkForm({ form, onClose }: { readonly form: BulkOverride; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <>
      <BulkTable items={form.items} verdictOf={null} />
      <DialogBody>
        <div className="grid gap-x-6 px-5 py-4 sm:grid-cols-2">
          <div>
            <StateField form={form} />
            <NoteField note={form.note} onChange={form.writeNote} error={form.faults.note} />
          </div>
          <ReasonField {...form.reasonField} error={form.faults.reason} />
        </div>
      </DialogBody>
      <PausedStrip reason={form.off} />
      <DialogFooter>
        <p className="text-11 text-ink-3 mr-auto max-sm:hidden">{t('override.many.each')}</p>
        <Button onClick={onClose}>
          {t('shell.cancel')} <Kbd className="max-sm:hidden">Esc</Kbd>
        </Button>
        <SavingButton variant="primary" saving={false} savingWords="" off={form.off} onPress={form.apply}>
          {form.to === null
            ? t('override.title')
            : t('override.many.apply', { count: form.count, status: t(`status.${form.to}`) })}{' '}
          <ApplyKeys />
        </SavingButton>
      </DialogFooter>
    </>
  );
}

function StateField({ form }: { readonly form: BulkOverride }) {
  const id = useId();
  const { t } = useLanguage();
  const error = form.faults.state;
  return (
    <fieldset className="mb-3" {...(error === undefined ? {} : { 'aria-describedby': `${id}-error` })}>
      <legend className="text-12 mb-1 flex w-full justify-between font-semibold">
        {t('override.newState')} <span className="text-ink-3 font-normal">{t('guarded.required')}</span>
      </legend>
      <div className="grid grid-cols-2 gap-1.5">
        {DRIVER_STATUSES.map((status) => (
          <label
            key={status}
            className="rounded-chip text-12 border-control bg-surface hover:bg-surface-3 has-checked:border-accent has-checked:bg-accent-tint has-focus-visible:outline-accent flex h-8 cursor-pointer items-center gap-1.5 border px-2 font-medium has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-1 max-sm:h-11"
          >
            <input
              type="radio"
              name={STATE_GROUP}
              value={status}
              checked={status === form.to}
              onChange={() => form.chooseState(status)}
              className="sr-only"
            />
            <StatusGlyph status={status} />
            {t(`status.${status}`)}
            <span aria-hidden className="text-11 text-ink-3 ml-auto max-sm:hidden">
              {stateDigit(status)}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
