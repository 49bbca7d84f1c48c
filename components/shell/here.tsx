'use client';

import { dynamic } from '#components/ui/dynamic.tsx';
import { useOthers } from './presence-store.ts';
import { useTellPlace } from './use-tell-place.ts';

const HereFaces = dynamic(() => import('./here-faces.tsx').then((file) => file.HereFaces));

/** Who else is at the console, and where. Tells the others where this person is. */
export function Here({ name }: { readonly name: string }) {
  useTellPlace(name);
  const others = useOthers();
  return others.length === 0 ? null : <HereFaces others={others} />;
}
