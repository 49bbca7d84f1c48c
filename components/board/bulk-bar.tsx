'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type BulkBarProps = {
  readonly ids: ReadonlySet<string>;
  /** How many of them have a driver whose session runs. */
  readonly signedIn: number;
  readonly onOverride: () => void;
  readonly onLogout: () => void;
  readonly onClear: () => void;
};

const onSolid =
  'max-sm:h-11 max-sm:flex-1 border-[color-mix(in_srgb,currentColor_35%,transparent)] bg-transparent text-inherit hover:bg-[color-mix(in_srgb,currentColor_14%,transparent)] aria-disabled:border-[color-mix(in_srgb,currentColor_35%,transparent)] aria-disabled:bg-transparent aria-disabled:text-inherit aria-disabled:opacity-70';

/** What can be done with all selected batches; stands in the place of the foot. */
export function BulkBar({ ids, signedIn, onOverride, onLogout, onClear }: BulkBarProps) {
  const { store } = useFleetSource();
  const { t } = useLanguage();
  const [copied, setCopied] = useState<ReadonlySet<string> | null>(null);
  const copy = async () => {
    const references = [...ids].flatMap((id) => store.row(id)?.reference ?? []);
    await navigator.clipboard.writeText(references.join('\n'));
    setCopied(ids);
  };
  return (
    <div
      role="group"
      aria-label={t('board.pick.bar')}
      className="bg-ink-solid text-on-solid text-12 flex min-h-11 flex-none flex-wrap items-center gap-1.5 px-4 py-1.5"
    >
      <b role="status" className="mr-auto font-semibold max-sm:order-first max-sm:w-[calc(100%-56px)]">
        {t('board.pick.selected', { count: ids.size })}
      </b>
      <Button size="sm" className={onSolid} onClick={onOverride}>
        {t('board.pick.override', { count: ids.size })}
      </Button>
      <Button
        size="sm"
        className={onSolid}
        aria-disabled={signedIn === 0}
        onClick={() => signedIn > 0 && onLogout()}
      >
        {t('board.pick.logout', { count: signedIn })}
      </Button>
      <Button size="sm" className={onSolid} onClick={() => void copy()}>
        {t(copied === ids ? 'board.pick.copied' : 'board.pick.copy')}
      </Button>
      <Button
        size="sm"
        icon
        className={`${onSolid} max-sm:order-first max-sm:w-11 max-sm:flex-none`}
        aria-label={t('board.pick.clear')}
        title={t('board.pick.clear')}
        onClick={onClear}
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}
