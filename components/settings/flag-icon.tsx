import { FLAG_MARKS } from '#lib/fleet/words.ts';
import type { FlagReason } from '#lib/fleet/types.ts';

/** The three letters a flag has on the board. */
export function FlagIcon({ flag }: { readonly flag: FlagReason }) {
  return (
    <span
      aria-hidden
      className="rounded-chip border-line-2 text-ink-2 border px-1 font-mono text-[11px]/[16px]"
    >
      {FLAG_MARKS[flag].code}
    </span>
  );
}
