export function Logo() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className="text-ink block size-6">
      <path d="M3 19V5h3.2l5.8 8 5.8-8H21v14" fill="none" stroke="currentColor" strokeWidth="2.6" />
      <path d="M9.4 16.2h5.2v5.2H9.4z" className="fill-accent" />
    </svg>
  );
}
