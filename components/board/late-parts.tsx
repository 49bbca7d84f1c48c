'use client';

/**
 * What the board fetches only when it shows it. Each waits for its code behind a boundary of its own: without one the
 * whole board would keep its old state until the code is there, and keys would act on the line before.
 */
import dynamic from 'next/dynamic';
import { MapLoading } from './map-loading.tsx';
import { loadOverrideCell } from './status-cell.tsx';

export const loadEmpty = () => import('./board-empty.tsx');
export const BoardEmpty = dynamic(() => loadEmpty().then((file) => file.BoardEmpty), { loading: () => null });
export const loadBulkBar = () => import('./bulk-bar.tsx');
export const BulkBar = dynamic(() => loadBulkBar().then((file) => file.BulkBar), {
  ssr: false,
  loading: () => <div className="bg-ink-solid min-h-11 flex-none" />,
});
export const DriverPanel = dynamic(
  () => import('#components/driver/driver-panel.tsx').then((file) => file.DriverPanel),
  { ssr: false },
);
export const OverrideDialog = dynamic(
  async () => {
    const [file] = await Promise.all([
      import('#components/override/override-dialog.tsx'),
      loadOverrideCell(),
    ]);
    return file.OverrideDialog;
  },
  { ssr: false },
);
export const BulkOverrideDialog = dynamic(
  async () => {
    const [file] = await Promise.all([
      import('#components/override/bulk-override-dialog.tsx'),
      loadOverrideCell(),
    ]);
    return file.BulkOverrideDialog;
  },
  { ssr: false },
);
export const FleetMap = dynamic(() => import('#components/map/fleet-map.tsx').then((file) => file.FleetMap), {
  ssr: false,
  loading: MapLoading,
});
export const AssignDialog = dynamic(
  () => import('#components/assign/assign-dialog.tsx').then((file) => file.AssignDialog),
  { ssr: false },
);
export const LogoutDialog = dynamic(
  () => import('#components/logout/logout-dialog.tsx').then((file) => file.LogoutDialog),
  { ssr: false },
);
