import { Kbd } from '#components/ui/kbd.tsx';
import { modKey } from '#components/ui/mod-key.ts';

/** The key caps of “apply”: ⌘↵ on a Mac, Ctrl↵ elsewhere. For parts that only a browser renders. */
export function ApplyKeys() {
  return (
    <span aria-hidden className="inline-flex gap-0.5 max-sm:hidden">
      <Kbd>{modKey()}</Kbd>
      <Kbd>↵</Kbd>
    </span>
  );
}
