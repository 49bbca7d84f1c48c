'use client';

import type { ReactNode } from 'react';
import type { Millis } from '#lib/fleet/types.ts';
import { fullTime } from '#lib/fleet/words.ts';

type MomentProps = { readonly at: Millis; readonly className?: string; readonly children: ReactNode };

/** A time or an age whose title tells the moment in the viewer's own time and in UTC, worked out when it is asked for. */
export function Moment({ at, className, children }: MomentProps) {
  return (
    <span
      className={className}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = fullTime(at);
      }}
    >
      {children}
    </span>
  );
}
