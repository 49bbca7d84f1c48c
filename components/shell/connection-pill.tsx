'use client';

import { cx } from '#components/ui/cx.ts';
import { useConnection, useFleetMeta } from '#lib/fleet/use-fleet.ts';
import { clockSeconds } from '#lib/fleet/words.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type State = ReturnType<typeof useConnection>['state'];

const faces: Record<State, { readonly pill: string; readonly mark: string }> = {
  connecting: {
    pill: 'border-line-2 text-ink-2',
    mark: 'motion-spin size-2.5 rounded-full border-2 border-ink-3 border-r-transparent',
  },
  live: { pill: 'border-line-2', mark: 'size-2 rounded-full bg-ok' },
  reconnecting: {
    pill: 'border-warn-line bg-warn-w text-warn-t',
    mark: 'motion-spin size-2.5 rounded-full border-2 border-warn border-r-transparent',
  },
  stale: {
    pill: 'border-danger-line bg-danger-w font-semibold text-danger-t',
    mark: 'triangle-mark',
  },
  signed_out: {
    pill: 'border-danger-line bg-danger-w font-semibold text-danger-t',
    mark: 'triangle-mark',
  },
};

const words = {
  connecting: 'connecting',
  live: 'live',
  reconnecting: 'reconnecting',
  stale: 'stale',
  signed_out: 'signedOut',
} as const satisfies Record<State, string>;

function delayWords(delayMs: number, t: Translate): string {
  return delayMs < 1 ? t('shell.delayNone') : t('shell.delay', { ms: Math.round(delayMs) });
}

/** What the reader may rely on: live with the delay of the last message, or since when nothing came. */
export function ConnectionPill() {
  const { state, delayMs, asOf } = useConnection();
  const { timeZone } = useFleetMeta().workspace;
  const { t } = useLanguage();
  const face = faces[state];
  const since = () => (asOf === null ? null : t('shell.asOf', { time: clockSeconds(asOf, timeZone) }));
  const detail = state === 'live' ? (delayMs === null ? null : delayWords(delayMs, t)) : since();
  return (
    <div
      data-connection={state}
      className={cx(
        'rounded-ctl text-12 flex h-[26px] flex-none items-center gap-1.5 border px-2 whitespace-nowrap max-sm:h-[30px]',
        face.pill,
      )}
    >
      <i aria-hidden className={cx('flex-none', face.mark)} />
      <span>{t(`shell.${words[state]}`)}</span>
      {detail !== null && (
        <span
          className={cx('font-normal', state === 'live' ? 'text-ink-3 max-[360px]:hidden' : 'max-sm:hidden')}
        >
          {detail}
        </span>
      )}
    </div>
  );
}
