'use client';

import { MoreHorizontal, Plus } from 'lucide-react';
import { reasonLetter } from '#components/guarded/reason-field.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { reasonLabel, type ReasonRow } from '#lib/fleet/reasons.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { actLabel } from './act-label.ts';
import type { ReasonDraft } from './reason-dialog.tsx';
import { ReasonMenu } from './reason-menu.tsx';
import type { ReasonActs } from './use-reason-acts.ts';

type ReasonGroupProps = {
  readonly action: string;
  readonly rows: readonly ReasonRow[];
  /** Null for whoever may only read. */
  readonly acts: (ReasonActs & { readonly ask: (draft: ReasonDraft) => void }) | null;
};

/** One act and its reasons; those that are retired stay in their place, without a letter. */
export function ReasonGroup({ action, rows, acts }: ReasonGroupProps) {
  const { t, locale } = useLanguage();
  const label = actLabel(action, t);
  const codes = rows.filter(({ retired }) => !retired).map(({ code }) => code);
  return (
    <section aria-label={label} className="bg-surface flex flex-col border">
      <h2 className="bg-surface-2 text-12 border-b px-3 py-1.5 font-semibold">{label}</h2>
      <ul className="flex-1">
        {rows.map((row) => {
          const words = reasonText(row.code, t, reasonLabel(row, locale));
          return (
            <li
              key={row.code}
              className="flex min-h-8 items-center gap-2 border-b px-3 has-[button]:pr-1 max-sm:min-h-11"
            >
              {row.retired ? (
                <span className="w-[18px]" />
              ) : (
                <Kbd>{reasonLetter(codes.indexOf(row.code))}</Kbd>
              )}
              <span className={cx('min-w-0 flex-1 py-1', row.retired && 'text-ink-3')}>{words}</span>
              <span className="text-12 text-ink-3 text-right">{noteOf(row)}</span>
              {acts !== null && (
                <MenuButton
                  aria-label={t('settings.reasonMenu', { reason: words })}
                  className={`${buttonClass({ variant: 'quiet', size: 'sm', icon: true })} max-sm:size-11`}
                  prepare={() => undefined}
                  menu={<ReasonMenu row={row} codes={codes} acts={acts} />}
                >
                  <MoreHorizontal aria-hidden />
                </MenuButton>
              )}
            </li>
          );
        })}
      </ul>
      {acts !== null && (
        <p className="px-2 py-1.5">
          <Button
            variant="quiet"
            size="sm"
            className="max-sm:h-11"
            aria-label={t('settings.addReasonTo', { act: label })}
            onClick={() => acts.ask({ kind: 'new', action })}
          >
            <Plus aria-hidden className="size-3.5" />
            {t('settings.addReason')}
          </Button>
        </p>
      )}
    </section>
  );

  function noteOf(row: ReasonRow): string | null {
    if (row.retired) return t('settings.retired');
    return row.requires_note ? t('settings.needsNote') : null;
  }
}
