'use client';

import type { ReactNode } from 'react';
import type { Millis } from '#lib/fleet/types.ts';
import { useOverTime } from '#lib/fleet/use-fleet.ts';
import { fullTime, shortDuration } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type MomentProps = { readonly at: Millis; readonly className?: string; readonly children: ReactNode };

/** A time or an age whose title tells the moment in the viewer's own time and in UTC, worked out when it is asked for. */
export function Moment({ at, className, children }: MomentProps) {
  const language = useLanguage();
  return (
    <span
      className={className}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = fullTime(at, language);
      }}
    >
      {children}
    </span>
  );
}

/** How long ago it was; ticks by itself. */
export function Age({ at, className }: Omit<MomentProps, 'children'>) {
  const { t } = useLanguage();
  const age = useOverTime((now) => shortDuration(now - at, t));
  return (
    <Moment at={at} {...(className === undefined ? {} : { className })}>
      {age}
    </Moment>
  );
}
