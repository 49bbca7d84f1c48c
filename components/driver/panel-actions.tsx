import { Phone } from 'lucide-react';
import { offWith } from '#components/guarded/off-with.ts';
import { useShut } from '#components/guarded/use-paused.ts';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { isAssignable } from '#lib/fleet/assignable.ts';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import type { PanelDeeds } from './driver-panel.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type PanelActionsProps = Pick<PanelDeeds, 'onOverride' | 'onLogout' | 'onAssign'> & {
  readonly row: FleetRow;
};

/** Override, call, force logout. A viewer only calls. */
export function PanelActions({ row, onOverride, onLogout, onAssign }: PanelActionsProps) {
  const { role } = useFleetMeta().workspace;
  const acts = role !== 'viewer';
  const shut = useShut();
  const { t } = useLanguage();
  const phone = row.driver?.phone;
  const signedIn = row.session?.endedAt === null;
  if (!acts && !phone) return null;
  return (
    <div className="flex items-center gap-2 pt-3 max-sm:grid max-sm:grid-cols-2 max-sm:[&_kbd]:hidden max-sm:[&>*]:h-11">
      {acts && (
        <Button
          variant="primary"
          {...offWith(shut, () => onOverride(row.id))}
          {...(phone ? { className: 'max-sm:col-span-2' } : {})}
        >
          {t('driver.overrideState')} <Key name="O" />
        </Button>
      )}
      {phone && (
        <a
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          title={t('driver.callNumber', { phone })}
          className={`${buttonClass()} max-sm:only:col-span-2`}
        >
          <Phone aria-hidden className="size-3.5" />
          {t('driver.call')}
        </a>
      )}
      {onAssign !== undefined && isAssignable(row, role) && (
        <Button {...offWith(shut, () => onAssign(row.id))}>{t('assign.open')}</Button>
      )}
      {acts && (
        <Button
          variant="destructive"
          {...offWith(shut ?? (signedIn ? null : t('driver.notSignedIn')), () => onLogout(row.id))}
          className="sm:ml-auto"
        >
          {t('driver.forceLogout')} <Key name="L" />
        </Button>
      )}
    </div>
  );
}

function Key({ name }: { readonly name: string }) {
  return (
    <span aria-hidden className="inline-flex">
      <Kbd className="border-line text-ink-3 bg-transparent">{name}</Kbd>
    </span>
  );
}
