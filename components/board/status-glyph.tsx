import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { DriverStatus } from '#lib/fleet/types.ts';

const shapes: Record<DriverStatus, ReactNode> = {
  INACTIVE: (
    <circle
      cx="8"
      cy="8"
      r="5.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.4 2"
    />
  ),
  ACTIVE: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="2.3" fill="currentColor" />
    </>
  ),
  EN_ROUTE: <path d="M3.2 1.8 14.2 8 3.2 14.2z" fill="currentColor" />,
  AT_STOP: <path d="M2.5 2.5h11v11h-11z" fill="currentColor" />,
  DELAYED: <path d="M2.4 1.4h11.2v2.3L9.6 8l4 4.3v2.3H2.4v-2.3l4-4.3-4-4.3z" fill="currentColor" />,
  COMPLETED: (
    <>
      <circle cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="m5.2 8.2 2 2 3.6-4" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  SUSPENDED: (
    <path
      fillRule="evenodd"
      d="M5 1.2h6L14.8 5v6L11 14.8H5L1.2 11V5zM5.4 5v6h1.9V5zm3.3 0v6h1.9V5z"
      fill="currentColor"
    />
  ),
};

type StatusGlyphProps = {
  readonly status: DriverStatus;
  /** Side in pixels. */
  readonly size?: 12 | 14 | 16 | 20 | 22;
  readonly className?: string;
};
const sizes = { 12: 'size-3', 14: 'size-3.5', 16: 'size-4', 20: 'size-5', 22: 'size-[22px]' } as const;

/** The shape of a status in its colour. Decorative: the word stands beside it or in the control's name. */
export function StatusGlyph({ status, size = 14, className }: StatusGlyphProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden
      data-status={status}
      className={cx('text-st-c block flex-none', sizes[size], className)}
    >
      {shapes[status]}
    </svg>
  );
}
