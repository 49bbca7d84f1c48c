'use client';

/** What the board fetches only when it shows it. */
import { dynamic } from '#components/ui/dynamic.tsx';
import { MapLoading } from './map-loading.tsx';
import { loadOverrideCell } from './status-cell.tsx';

export const loadEmpty = () => import('./board-empty.tsx');
export const BoardEmpty = dynamic(() => loadEmpty().then((file) => file.BoardEmpty));
export const loadBulkBar = () => import('./bulk-bar.tsx');
export const BulkBar = dynamic(() => loadBulkBar().then((file) => file.BulkBar), {
  loading: () => <div className="bg-ink-solid min-h-11 flex-none" />,
});
export const DriverPanel = dynamic(() =>
  import('#components/driver/driver-panel.tsx').then((file) => file.DriverPanel),
);
export const OverrideDialog = dynamic(async () => {
  const [file] = await Promise.all([import('#components/override/override-dialog.tsx'), loadOverrideCell()]);
  return file.OverrideDialog;
});
export const BulkOverrideDialog = dynamic(async () => {
  const [file] = await Promise.all([
    import('#components/override/bulk-override-dialog.tsx'),
    loadOverrideCell(),
  ]);
  return file.BulkOverrideDialog;
});
export const FleetMap = dynamic(() => import('#components/map/fleet-map.tsx').then((file) => file.FleetMap), {
  loading: MapLoading,
});
export const AssignDialog = dynamic(() =>
  import('#components/assign/assign-dialog.tsx').then((file) => file.AssignDialog),
);
export const LogoutDialog = dynamic(() =>
  import('#components/logout/logout-dialog.tsx').then((file) => file.LogoutDialog),
);
