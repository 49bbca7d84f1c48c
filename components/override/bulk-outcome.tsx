'use client';

import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { BulkVerdict } from './bulk-run.ts';
import { BulkTable } from './bulk-table.tsx';
import type { BulkOverride } from './use-bulk-override.ts';

type BulkOutcomeProps = {
  readonly form: BulkOverride;
  readonly verdicts: ReadonlyMap<string, BulkVerdict>;
  readonly onClose: () => void;
};

/** What became of each batch, until all have an answer. */
export function BulkOutcome({ form, verdicts, onClose }: BulkOutcomeProps) {
  const { t } = useLanguage();
  const count = (...kinds: readonly BulkVerdict['kind'][]) =>
    [...verdicts.values()].filter(({ kind }) => kinds.includes(kind)).length;
  const close = useRef<HTMLButtonElement>(null);
  // The control that had the focus has gone with the form.
  useEffect(() => close.current?.focus(), []);
  const open = count('changed', 'refused');
  return (
    <>
      <BulkTable items={form.items} verdictOf={(id) => verdicts.get(id)} />
      <DialogBody className="px-5 py-4">
        <p role="status" className="flex items-center gap-2 font-semibold">
          {form.asked === 0 ? <Check aria-hidden className="text-ok-t" /> : <Spinner />}
          {form.asked === 0
            ? t('override.many.allDone', { count: count('done') })
            : t('override.many.running', { done: verdicts.size - form.asked, count: verdicts.size })}
        </p>
        {form.asked === 0 && open > 0 && (
          <p className="text-12 text-danger-t mt-1">{t('override.many.open', { count: open })}</p>
        )}
      </DialogBody>
      <DialogFooter>
        {form.retry !== null && <Button onClick={form.retry}>{t('shell.tryAgain')}</Button>}
        <Button ref={close} onClick={onClose}>
          {t('shell.close')}
        </Button>
      </DialogFooter>
    </>
  );
}
