'use client';

import { Ellipsis, PanelRight, Phone } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { RowDeeds } from './board-row.tsx';

type RowActionsProps = {
  readonly row: FleetRow;
  readonly picked: boolean;
  readonly deeds: RowDeeds;
  readonly mayAct: boolean;
  /** Nobody is signed in any more. */
  readonly shut: boolean;
};

const load = () => import('./row-menu.tsx');
const RowMenu = dynamic(() => load().then((file) => file.RowMenu), { ssr: false });

/** Lie over the right end of a row under the pointer; the keyboard reaches them with →. */
export function RowActions({ row, picked, deeds, mayAct, shut }: RowActionsProps) {
  const { t } = useLanguage();
  const name = row.driver?.name ?? row.reference;
  const phone = row.driver?.phone ?? null;
  const quiet = { size: 'sm', variant: 'quiet', icon: true } as const;
  return (
    <div role="gridcell" className="row-actions">
      <Button
        {...quiet}
        tabIndex={-1}
        aria-label={t('board.openNamed', { name })}
        title={t('board.openHint')}
        onClick={() => deeds.open(row.id)}
      >
        <PanelRight aria-hidden />
      </Button>
      {phone !== null && (
        <a
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
          tabIndex={-1}
          aria-label={t('board.callNamed', { name })}
          title={t('driver.callNumber', { phone })}
          className={buttonClass(quiet)}
        >
          <Phone aria-hidden />
        </a>
      )}
      <MenuButton
        prepare={load}
        menu={<RowMenu row={row} picked={picked} deeds={deeds} mayAct={mayAct && !shut} />}
        tabIndex={-1}
        aria-label={t('board.actionsOf', { name })}
        className={buttonClass(quiet)}
      >
        <Ellipsis aria-hidden />
      </MenuButton>
      {mayAct && (
        <Button
          size="sm"
          tabIndex={-1}
          disabled={shut}
          title={t(shut ? 'guarded.signInAgain' : 'board.overrideHint')}
          onClick={() => deeds.override(row.id)}
        >
          {t('board.override')}
        </Button>
      )}
    </div>
  );
}
