/** The short code of a workspace, as a badge. */
export function WorkspaceMark({ code }: { readonly code: string }) {
  return (
    <span
      aria-hidden
      className="rounded-chip border-line-2 text-ink-2 h-5 border px-1 font-mono text-[11px]/[18px] font-semibold"
    >
      {code}
    </span>
  );
}
