'use client';

import { CloudUpload } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';
import type { DeviceState as DeviceStateName } from '#lib/fleet/attention.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const inks: Record<DeviceStateName, string> = {
  online: 'text-ink-2',
  idle: 'text-ink-2',
  low_sync: 'text-ink-2',
  offline: 'text-danger-t',
  no_session: 'text-ink-3',
};
const marks: Record<DeviceStateName, string> = {
  online: 'rounded-full bg-ok',
  idle: 'rounded-full border-[1.5px] border-ink-3 half-disc',
  low_sync: 'rounded-full border-2 border-warn',
  offline: 'border-2 border-danger',
  no_session: 'rounded-full border-[1.5px] border-dashed border-line-2',
};

type DeviceStateProps = {
  readonly state: DeviceStateName;
  /** "Online", "Idle 18m", "Offline 14:16", "Signed out". */
  readonly label: string;
  /** Events still waiting on the device. */
  readonly waiting?: number;
};

export function DeviceState({ state, label, waiting = 0 }: DeviceStateProps) {
  const mayNotFit = waiting > 0 || state === 'no_session';
  return (
    <>
      <span className={cx('inline-flex min-w-0 items-center gap-1.5', inks[state])}>
        <i aria-hidden className={cx('size-2 flex-none', marks[state])} />
        {/* Nearly always it fits, and each clip is one more layer to sort at every paint. */}
        <span className={mayNotFit ? 'truncate' : 'whitespace-nowrap'} title={label}>
          {label}
        </span>
      </span>
      {waiting > 0 && <Waiting count={waiting} />}
    </>
  );
}

function Waiting({ count }: { readonly count: number }) {
  const { t } = useLanguage();
  const words = t('board.device.waitingToSync', { count });
  return (
    <span
      title={words}
      className="text-12 text-ink-3 inline-flex flex-none items-center gap-0.5 whitespace-nowrap"
    >
      <CloudUpload aria-hidden className="size-3" />
      <span aria-hidden>{count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
