'use client';

import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { DialogBody, DialogFooter } from '#components/ui/dialog.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { Preflight } from '#lib/sessions/preflight.ts';
import { fateOf, type LogoutRun } from './logout-run.ts';
import { LogoutTable } from './logout-table.tsx';
import type { Fate } from './session-fate.tsx';

type LogoutOutcomeProps = {
  readonly preflights: readonly Preflight[];
  /** Null when there was nothing to end from the start. */
  readonly run: LogoutRun | null;
  readonly onClose: () => void;
};

const nothingAsked: LogoutRun = { sessionIds: new Set(), results: [] };

/** What became of the sessions, until each of them is dead or refused. */
export function LogoutOutcome({ preflights, run, onClose }: LogoutOutcomeProps) {
  const language = useLanguage();
  const { t } = language;
  const fates = new Map<string, Fate>(
    preflights.map((preflight) => [preflight.sessionId, fateOf(preflight, run ?? nothingAsked, language)]),
  );
  const count = (kind: Fate['kind']) => [...fates.values()].filter((fate) => fate.kind === kind).length;
  const [dead, refused] = [count('dead'), count('refused')];
  const settled = dead + refused === fates.size;
  const close = useRef<HTMLButtonElement>(null);
  // The control that had the focus has gone with the form.
  useEffect(() => close.current?.focus(), []);
  return (
    <>
      <LogoutTable
        preflights={preflights}
        fateOf={(id) => fates.get(id) ?? { kind: 'refused', why: t('error.not_found') }}
      />
      <DialogBody className="px-5 py-4">
        <p role="status" className="flex items-center gap-2 font-semibold">
          {settled ? <Check aria-hidden className="text-ok-t" /> : <Spinner />}
          {run === null
            ? t('logout.alreadyEnded', { count: Math.max(1, fates.size) })
            : settled
              ? t('logout.allDead', { count: dead })
              : t('logout.dying', { dead, count: fates.size })}
        </p>
        <p className="text-12 text-ink-3">
          {run === null ? t('logout.nothingWritten') : t('logout.deadText')}
        </p>
        {refused > 0 && (
          <p className="text-12 text-danger-t mt-1">{t('logout.refused', { count: refused })}</p>
        )}
      </DialogBody>
      <DialogFooter>
        <Button ref={close} onClick={onClose}>
          {t('shell.close')}
        </Button>
      </DialogFooter>
    </>
  );
}
