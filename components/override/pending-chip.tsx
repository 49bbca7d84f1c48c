import { StatusGlyph } from '#components/board/status-glyph.tsx';
import type { DriverStatus } from '#lib/fleet/types.ts';

/** A status that has been asked for and not yet answered: faint shape, dashed line, “Suspending…”. */
export function PendingChip({ to, words }: { readonly to: DriverStatus; readonly words: string }) {
  return (
    <span
      role="status"
      className="border-accent text-ink-3 inline-flex h-6 items-center gap-1.5 border-b-[1.5px] border-dashed pr-2 pl-1.5 whitespace-nowrap"
    >
      <StatusGlyph status={to} className="opacity-55" />
      {words}
    </span>
  );
}
