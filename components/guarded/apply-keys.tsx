import { Kbd } from '#components/ui/kbd.tsx';

/** The key caps of “apply”: ⌘↵ on a Mac, Ctrl↵ elsewhere. For parts that only a browser renders. */
export function ApplyKeys() {
  const mac = /mac|iphone|ipad/i.test(navigator.userAgent);
  return (
    <span aria-hidden className="inline-flex gap-0.5 max-sm:hidden">
      <Kbd>{mac ? '⌘' : 'Ctrl'}</Kbd>
      <Kbd>↵</Kbd>
    </span>
  );
}
