'use client';

import { memo, useDeferredValue, type ComponentProps } from 'react';
import { DriverPanel } from './late-parts.tsx';

type PanelSlotProps = Omit<ComponentProps<typeof DriverPanel>, 'batchId'> & {
  readonly batchId: string | null;
};

/** The panel of the chosen batch. The line is painted as chosen first, and the panel right after, without the board. */
export const PanelSlot = memo(function PanelSlot({ batchId, ...deeds }: PanelSlotProps) {
  const shown = useDeferredValue(batchId);
  return shown !== null && <DriverPanel batchId={shown} {...deeds} />;
});
