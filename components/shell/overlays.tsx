'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { fetchAhead } from '#components/ui/fetch-ahead.ts';
import { useEffect } from 'react';
import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { showOverlay, useOverlay } from './overlay-store.ts';

const load = () => import('./palette.tsx');
const Palette = dynamic(() => load().then((file) => file.Palette));
const ShortcutSheet = dynamic(() => import('./shortcut-sheet.tsx').then((file) => file.ShortcutSheet));

/** Fetches the palette's code; called when a hand comes near. */
export function preparePalette(): void {
  void fetchAhead(load);
}

type OverlaysProps = { readonly workspaceId: string | null; readonly signOut: () => Promise<void> };

/** Command palette and shortcut sheet, loaded when they are first asked for, and the keys that ask. */
export function Overlays({ workspaceId, signOut }: OverlaysProps) {
  const shown = useOverlay();
  useHotkeys({ '?': () => showOverlay('shortcuts') });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') preparePalette();
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      showOverlay('palette');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      {shown === 'palette' && <Palette workspaceId={workspaceId} signOut={signOut} />}
      {shown === 'shortcuts' && <ShortcutSheet />}
    </>
  );
}
