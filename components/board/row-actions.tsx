'use client';

import { Ellipsis, PanelRight, Phone } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import { memo } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { MenuButton } from '#components/ui/menu-button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import type { RowDeeds } from './board-row.tsx';

type RowActionsProps = {
  readonly batchId: string;
  readonly reference: string;
  readonly name: string;
  readonly phone: string | null;
  /** Its driver is signed in on a device. */
  readonly signedIn: boolean;
  readonly picked: boolean;
  /** May be given to another driver. */
  readonly assignable: boolean;
  readonly deeds: RowDeeds;
  readonly mayAct: boolean;
  /** Nobody is signed in any more. */
  readonly shut: boolean;
};

const load = () => import('./row-menu.tsx');
const RowMenu = dynamic(() => load().then((file) => file.RowMenu));

/** Lie over the right end of a row under the pointer; the keyboard reaches them with →. */
export const RowActions = memo(function RowActions(props: RowActionsProps) {
  const { batchId, name, phone, deeds, mayAct, shut } = props;
  const { t } = useLanguage();
  const quiet = { size: 'sm', variant: 'quiet', icon: true } as const;
  return (
    <div role="gridcell" className="row-actions">
      <Button
        {...quiet}
        tabIndex={-1}
        aria-label={t('board.openNamed', { name })}
        title={t('board.openHint')}
        onClick={() => deeds.open(batchId)}
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
        menu={<RowMenu {...props} mayAct={mayAct && !shut} />}
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
          onClick={() => deeds.override(batchId)}
        >
          {t('board.override')}
        </Button>
      )}
    </div>
  );
});
