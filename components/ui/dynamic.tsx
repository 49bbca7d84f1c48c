'use client';

import { useEffect, useSyncExternalStore, type ComponentType } from 'react';

const AGAIN_MS = 3_000;

type Options = {
  /** In its place until it has come; nothing when left out. */
  readonly loading?: ComponentType;
};

/**
 * A part of a page whose code is fetched when it is first shown, in the browser only. While it cannot be had, without a
 * network for one, the page stays as it is and asks again.
 */
export function dynamic<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { loading: Loading = Nothing }: Options = {},
): ComponentType<Props> {
  let part: ComponentType<Props> | null = null;
  const shown = new Set<() => void>();
  const subscribe = (tell: () => void) => {
    shown.add(tell);
    return () => shown.delete(tell);
  };
  const ask = () =>
    void load().then(
      (loaded) => {
        part = loaded;
        for (const tell of shown) tell();
      },
      () => undefined,
    );
  return function Dynamic(props) {
    const Part = useSyncExternalStore(
      subscribe,
      () => part,
      () => null,
    );
    const missing = Part === null;
    useEffect(() => {
      if (!missing) return undefined;
      ask();
      const timer = setInterval(ask, AGAIN_MS);
      return () => clearInterval(timer);
    }, [missing]);
    return Part === null ? <Loading /> : <Part {...props} />;
  };
}

function Nothing() {
  return null;
}
