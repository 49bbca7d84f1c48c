'use client';

import { cx } from '#components/ui/cx.ts';
import type { Present } from '#lib/fleet/presence.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import { initials } from './initials.ts';
import { pages } from './pages.ts';

const SHOWN = 3;

/** The others at the console by their initials, and where each of them is. */
export function HereFaces({ others }: { readonly others: readonly Present[] }) {
  const { t } = useLanguage();
  const { store } = useFleetSource();
  const reference = (id: string) => store.row(id)?.reference ?? null;
  const names = others.map((person) => placeWords(person, reference, t)).join('; ');
  const more = others.length - SHOWN;
  return (
    <div
      role="img"
      aria-label={t('shell.presence.label', { names })}
      className="flex flex-none gap-1 max-sm:hidden"
    >
      {others.slice(0, SHOWN).map((person) => (
        <span key={person.userId} title={placeWords(person, reference, t)} className={face}>
          {initials(person.name)}
          {!person.idle && (
            <i className="bg-ok border-surface absolute -right-0.5 -bottom-0.5 box-content size-[7px] rounded-full border-[1.5px]" />
          )}
        </span>
      ))}
      {more > 0 && (
        <span title={names} className={cx(face, 'border-line-2 border bg-transparent')}>
          {t('shell.presence.more', { count: more })}
        </span>
      )}
    </div>
  );
}

const face =
  'rounded-ctl bg-surface-3 text-ink-2 relative grid h-6 min-w-6 place-items-center px-0.5 text-[10.5px] font-semibold';

/** “Marta Kuipers, Board, WHV-1119-07”. */
function placeWords(person: Present, reference: (id: string) => string | null, t: Translate): string {
  const known = pages.find(({ name }) => name === person.page);
  const page = known === undefined ? person.page : t(`shell.page.${known.name}`);
  const item = person.item === null ? null : reference(person.item);
  const who =
    item === null
      ? t('shell.presence.at', { name: person.name, page })
      : t('shell.presence.atItem', { name: person.name, page, item });
  return person.idle ? t('shell.presence.idle', { who }) : who;
}
