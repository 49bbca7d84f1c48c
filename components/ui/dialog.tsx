'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { isSecondHalf } from './second-half.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** One line under the title. */
  readonly description?: ReactNode;
  /** 800 for the override, 600 to confirm, 480 for a note. Phones get the full width, from the bottom. */
  readonly width?: 480 | 600 | 800;
  /** What takes the first focus; by default the first control. */
  readonly onOpenAutoFocus?: (event: Event) => void;
  /** Everything below the header: `DialogBody`, `DialogFooter`, strips between them. */
  readonly children: ReactNode;
};

const widths = { 480: 'sm:w-[480px]', 600: 'sm:w-[600px]', 800: 'sm:w-[800px]' } as const;

/** Modal: focus is trapped, Escape closes, focus returns to the opener. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  width = 600,
  onOpenAutoFocus,
  children,
}: DialogProps) {
  const { t } = useLanguage();
  const opener = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay
          data-modal
          className="bg-scrim fixed inset-0 z-20 grid grid-cols-[minmax(0,1fr)] place-items-center max-sm:place-items-end"
        >
          <Radix.Content
            {...(description === undefined ? { 'aria-describedby': undefined } : {})}
            onOpenAutoFocus={(event) => {
              opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
              onOpenAutoFocus?.(event);
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              focusBack(opener.current);
            }}
            className={cx(
              'rounded-dlg bg-overlay shadow-overlay flex max-h-[calc(100dvh-48px)] w-full max-w-[calc(100vw-32px)] flex-col focus-visible:outline-none max-sm:max-h-[92dvh] max-sm:max-w-full max-sm:rounded-b-none',
              widths[width],
            )}
          >
            <header className="flex items-start gap-3 border-b pt-3.5 pr-4 pb-3 pl-5">
              <div className="min-w-0 flex-1">
                <Radix.Title className="text-16 font-semibold">{title}</Radix.Title>
                {description !== undefined && (
                  <Radix.Description className="text-12 text-ink-3">{description}</Radix.Description>
                )}
              </div>
              <Radix.Close asChild>
                <Button variant="quiet" icon aria-label={t('shell.close')}>
                  <X aria-hidden />
                </Button>
              </Radix.Close>
            </header>
            {children}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The scrolling middle of a dialog. */
export function DialogBody({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return <div className={cx('scroll-thin min-h-0 flex-1 overflow-auto', className)}>{children}</div>;
}

/** Buttons, right-aligned; on a phone they share the width. When one goes, its neighbour moves into its place. */
export function DialogFooter({ children }: { readonly children: ReactNode }) {
  return (
    <footer
      onClickCapture={(event) => isSecondHalf(event) && event.stopPropagation()}
      className="flex flex-none items-center justify-end gap-2 border-t py-3 pr-4 pl-5 max-sm:pb-[max(12px,env(safe-area-inset-bottom))] max-sm:[&>button]:h-11 max-sm:[&>button]:flex-1"
    >
      {children}
    </footer>
  );
}

/** To the opener; a button that only shows under the pointer has gone meanwhile, then to what it belonged to. */
function focusBack(opener: HTMLElement | null): void {
  opener?.focus();
  if (document.activeElement !== opener) opener?.parentElement?.closest<HTMLElement>('[tabindex]')?.focus();
}
