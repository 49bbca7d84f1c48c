import { Info, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

type NoticeProps = {
  readonly kind: 'info' | 'error';
  readonly children: ReactNode;
  /** A button at its end. */
  readonly action?: ReactNode;
  readonly className?: string;
};

/** A line about what happened or what holds here; errors are read out at once. */
export function Notice({ kind, children, action, className }: NoticeProps) {
  const error = kind === 'error';
  const Icon = error ? OctagonAlert : Info;
  return (
    <div
      role={error ? 'alert' : 'status'}
      className={cx(
        'flex min-h-9 items-center gap-2.5 border px-3 py-1.5',
        error ? 'border-danger-line bg-danger-w text-danger-t' : 'bg-surface-2 text-ink-2',
        className,
      )}
    >
      <Icon aria-hidden className="size-4 flex-none" />
      <span className="min-w-0 flex-1">{children}</span>
      {action}
    </div>
  );
}
