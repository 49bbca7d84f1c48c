import { cx } from './cx.ts';

/** An open ring; it turns only where movement is welcome. Says nothing by itself: name the busy control. */
export function Spinner({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={cx(
        'motion-spin size-3 flex-none rounded-full border-2 border-current border-r-transparent',
        className,
      )}
    />
  );
}
