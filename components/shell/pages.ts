import {
  ArrowLeftRight,
  ChartColumn,
  MonitorSmartphone,
  Rows3,
  ScrollText,
  Settings2,
  ShieldAlert,
  type LucideIcon,
} from 'lucide-react';

export type ConsolePage = {
  /** Its words are `shell.page.…`. */
  readonly name: 'board' | 'reviews' | 'sessions' | 'audit' | 'insights' | 'handover' | 'settings';
  readonly href: string;
  /** Shows how much waits there for somebody to decide. */
  readonly counts?: 'reviews' | 'deviceChanges';
  /** At the lower end of the rail; a phone's bar, which holds five, leaves it to the account menu and the palette. */
  readonly aside?: true;
};

/** The pages there are, in the order of the navigation. Rail, phone bar and command palette show exactly these. */
export const pages: readonly ConsolePage[] = [
  { name: 'board', href: '/board' },
  { name: 'reviews', href: '/reviews', counts: 'reviews' },
  { name: 'sessions', href: '/sessions', counts: 'deviceChanges' },
  { name: 'audit', href: '/audit' },
  { name: 'insights', href: '/insights' },
  { name: 'handover', href: '/handover' },
  { name: 'settings', href: '/settings', aside: true },
];

export const PAGE_ICONS: Readonly<Record<ConsolePage['name'], LucideIcon>> = {
  board: Rows3,
  reviews: ShieldAlert,
  sessions: MonitorSmartphone,
  audit: ScrollText,
  insights: ChartColumn,
  handover: ArrowLeftRight,
  settings: Settings2,
};

const FITS_A_PHONE = 5;
const main = pages.filter(({ aside }) => aside !== true);
/** What a phone's bar shows; the rest is in the account menu there. */
export const barPages = main.slice(0, FITS_A_PHONE);
export const menuPages = pages.filter((page) => !barPages.includes(page));

/** A page's address; the workspace is part of it for whoever has several. */
export function pageAddress(href: string, workspaceId: string | null): string {
  return workspaceId === null ? href : `${href}?w=${workspaceId}`;
}
