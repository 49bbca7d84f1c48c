'use client';

import type { ReactNode } from 'react';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { Millis } from '#lib/fleet/types.ts';
import { fullTime } from '#lib/fleet/words.ts';

type MomentProps = { readonly at: Millis; readonly className?: string; readonly children: ReactNode };

/** A time or an age whose title tells the moment in the viewer's own time and in UTC; the server knows neither. */
export function Moment({ at, className, children }: MomentProps) {
  const hydrated = useHydrated();
  return (
    <span className={className} title={hydrated ? fullTime(at) : undefined}>
      {children}
    </span>
  );
}
