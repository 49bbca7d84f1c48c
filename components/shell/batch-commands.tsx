'use client';

import {
  LogOut,
  Map as MapIcon,
  MonitorSmartphone,
  Phone,
  Play,
  Replace,
  ScrollText,
  ShieldAlert,
  UserRoundPen,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { BoardRequest } from '#components/board/board-requests.ts';
import { isAssignable } from '#lib/fleet/assignable.ts';
import type { FleetRow, Role } from '#lib/fleet/types.ts';
import type { Translate } from '#lib/i18n/language.ts';

export type BatchCommand = {
  readonly label: string;
  readonly keys?: readonly string[];
  readonly icon: ReactNode;
  /** What the board is asked, or where else to go. */
  readonly does: Pick<BoardRequest, 'what'> | { readonly to: string };
};

/** What can be done about a batch that was found and its driver, on the board and on other pages. */
export function batchCommands(row: FleetRow, role: Role, t: Translate): readonly BatchCommand[] {
  const { id, driver, session } = row;
  const acts = role !== 'viewer';
  return [
    ...(acts
      ? [
          {
            label: t('driver.overrideState'),
            keys: ['O'],
            icon: <Replace aria-hidden />,
            does: { what: 'override' },
          } as const,
        ]
      : []),
    ...(acts && session?.endedAt === null
      ? [
          {
            label: t('driver.forceLogout'),
            keys: ['L'],
            icon: <LogOut aria-hidden />,
            does: { what: 'logout' },
          } as const,
        ]
      : []),
    ...(isAssignable(row, role)
      ? [{ label: t('assign.open'), icon: <UserRoundPen aria-hidden />, does: { what: 'assign' } } as const]
      : []),
    { label: t('shell.act.showOnMap'), icon: <MapIcon aria-hidden />, does: { what: 'map' } },
    ...(driver?.phone
      ? [
          {
            label: t('shell.act.call'),
            icon: <Phone aria-hidden />,
            does: { to: `tel:${driver.phone.replace(/[^\d+]/g, '')}` },
          },
        ]
      : []),
    {
      label: t('shell.act.replay'),
      icon: <Play aria-hidden />,
      does: { to: `/audit?batch=${id}&replay=${id}` },
    },
    ...(driver === null
      ? []
      : [
          {
            label: t('shell.act.reviews'),
            icon: <ShieldAlert aria-hidden />,
            does: { to: `/reviews?driver=${driver.id}` },
          },
          {
            label: t('shell.act.sessions'),
            icon: <MonitorSmartphone aria-hidden />,
            does: { to: `/sessions?q=${encodeURIComponent(driver.code)}` },
          },
          {
            label: t('shell.act.log'),
            icon: <ScrollText aria-hidden />,
            does: { to: `/audit?driver=${driver.id}` },
          },
        ]),
  ];
}
