'use client';

import { ArrowRight, Check, ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { OtherHere } from '#components/board/other-here.tsx';
import { offWith } from '#components/guarded/off-with.ts';
import { SavingButton } from '#components/guarded/saving-button.tsx';
import { useAsk } from '#components/guarded/use-ask.ts';
import { usePaused, useShut } from '#components/guarded/use-paused.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Notice } from '#components/ui/notice.tsx';
import { useFleetSource, useNow } from '#lib/fleet/use-fleet.ts';
import { shortDuration } from '#lib/fleet/words.ts';
import { failureText } from '#lib/i18n/error-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { approveDeviceChange } from '#lib/sessions/actions.ts';
import type { DeviceChange } from '#lib/sessions/device-changes.ts';
import { comparisonOf } from './comparison.ts';
import { DeviceCompare } from './device-compare.tsx';
import { useDriverOnBoard } from './use-driver-on-board.ts';

type DeviceChangeLineProps = {
  readonly change: DeviceChange;
  readonly mayAct: boolean;
  readonly onDeny: (change: DeviceChange) => void;
  readonly onDecided: () => void;
};

/** One request: who, from which device to which, how the places fit, and the decision. */
export function DeviceChangeLine({ change, mayAct, onDeny, onDecided }: DeviceChangeLineProps) {
  const language = useLanguage();
  const { t } = language;
  const { client } = useFleetSource();
  const [open, setOpen] = useState(false);
  const off = usePaused();
  const shut = useShut();
  const now = useNow(10_000);
  const detailsId = useId();
  const driver = useDriverOnBoard(change.driverId);
  const approve = useAsk(change.id, (requestId) =>
    approveDeviceChange(client, change.id, { reasonCode: null, note: null, requestId }),
  );
  const { words, doubtful } = comparisonOf(change, language);
  const Mark = doubtful ? TriangleAlert : Check;
  const Fold = open ? ChevronDown : ChevronRight;
  const device = (model: string | null) => model ?? t('sessions.unknownDevice');
  return (
    <li className="bg-surface border-b">
      <div className="grid min-h-11 grid-cols-[minmax(0,1.1fr)_minmax(0,1.5fr)_minmax(0,1.5fr)_84px_auto] items-center gap-3 px-4 py-1 max-md:grid-cols-2 max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-y-1 max-sm:py-2">
        <div className="min-w-0">
          <p className="flex items-center gap-1.5 font-medium">
            <span className="truncate" title={driver?.name}>
              {driver?.name ?? t('sessions.someDriver')}
            </span>
            {driver !== null && <OtherHere item={driver.batchId} />}
          </p>
          <p className="text-12 text-ink-3 font-mono">{driver?.reference}</p>
        </div>
        <p className="flex min-w-0 items-center gap-1.5 max-sm:order-1 max-sm:col-span-2">
          <span className="truncate" title={device(change.previousDeviceModel)}>
            {device(change.previousDeviceModel)}
          </span>
          <ArrowRight aria-hidden className="text-ink-3 size-3.5" />
          <span className="sr-only">{t('sessions.to')}</span>
          <b className="truncate font-semibold" title={device(change.deviceModel)}>
            {device(change.deviceModel)}
          </b>
        </p>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={detailsId}
          onClick={() => setOpen(!open)}
          className={cx(
            'rounded-ctl hover:bg-surface-3 flex min-h-7 min-w-0 items-center gap-2 px-1 max-sm:order-2 max-sm:col-span-2 max-sm:-mx-1 max-sm:min-h-11',
            doubtful && 'text-warn-t',
          )}
        >
          <Mark aria-hidden className={cx('size-3.5', !doubtful && 'text-ink-3')} />
          <span className="truncate" title={words}>
            {words}
          </span>
          <Fold aria-hidden className="text-ink-3 size-3.5" />
        </button>
        <span className="text-ink-3 text-right whitespace-nowrap max-md:text-left">
          {t('sessions.ago', { time: shortDuration(now - change.requestedAt, t) })}
        </span>
        {mayAct && (
          <div className="flex items-center gap-2 max-sm:order-3 max-sm:col-span-2 max-sm:[&>button]:h-11 max-sm:[&>button]:flex-1">
            <SavingButton
              variant="secondary"
              saving={approve.saving}
              savingWords={t('sessions.approving')}
              off={off}
              onPress={() => void approve.send().then((done) => done && onDecided())}
            >
              {t('sessions.approve')}
            </SavingButton>
            <Button variant="quiet" {...offWith(shut, () => onDeny(change))}>
              {t('sessions.deny')}
            </Button>
          </div>
        )}
      </div>
      {approve.error !== null && (
        <Notice kind="error" className="mx-4 mb-2">
          {failureText(approve.error, language, 'sessions.notApproved')}
        </Notice>
      )}
      <div id={detailsId} hidden={!open}>
        {open && <DeviceCompare change={change} />}
      </div>
    </li>
  );
}
