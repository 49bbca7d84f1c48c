'use client';

import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { Button } from './button.tsx';
import { Kbd } from './kbd.tsx';
import { putToastAway, TOAST_MS, type Toast } from './toast-store.ts';

type ToastViewProps = {
  readonly toast: Toast | null;
  readonly words: {
    /** Read aloud before each text. */
    readonly message: string;
    /** Name of the region; `{hotkey}` stands for the key that leads there. */
    readonly region: string;
    readonly dismiss: string;
  };
};

/**
 * One toast at a time, bottom left, over the page: announced politely, reached with F8, put away by swiping, by Escape
 * or by time, which stands still while the pointer or the focus is on it. On a phone a dialog takes the bottom: then it
 * is above.
 */
export function ToastView({ toast, words }: ToastViewProps) {
  return (
    <Radix.Provider swipeDirection="left" duration={TOAST_MS} label={words.message}>
      {toast !== null && (
        <Radix.Root
          key={toast.id}
          type="background"
          duration={toast.lasting === true ? Infinity : TOAST_MS}
          onOpenChange={(open) => !open && putToastAway(toast.id)}
          className="motion-toast bg-ink-solid text-on-solid rounded-dlg shadow-overlay flex max-w-[420px] items-center gap-3 py-2 pr-2 pl-4 data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x) max-sm:max-w-none"
        >
          <Radix.Title className="min-w-0 flex-1">{toast.text}</Radix.Title>
          {toast.action !== undefined && (
            <Radix.Action altText={toast.action.label} asChild>
              <Button size="sm" className={solid} onClick={toast.action.run}>
                {toast.action.label}
                {toast.action.hotkey !== undefined && <Kbd>{toast.action.hotkey}</Kbd>}
              </Button>
            </Radix.Action>
          )}
          <Radix.Close asChild>
            <Button size="sm" icon className={solid} aria-label={words.dismiss}>
              <X aria-hidden />
            </Button>
          </Radix.Close>
        </Radix.Root>
      )}
      <Radix.Viewport
        label={words.region}
        className="fixed bottom-10 left-20 z-40 focus-visible:outline-none max-sm:right-3 max-sm:bottom-[76px] max-sm:left-3 print:hidden [body:has([data-alerts])_&]:bottom-[88px] max-sm:[body:has([data-alerts])_&]:bottom-[192px] max-sm:[body:has([data-modal])_&]:top-1 max-sm:[body:has([data-modal])_&]:bottom-auto"
      />
    </Radix.Provider>
  );
}

const solid =
  'kbd-on-solid border-[color-mix(in_srgb,currentColor_35%,transparent)] bg-transparent text-inherit hover:bg-[color-mix(in_srgb,currentColor_14%,transparent)] max-sm:h-11 max-sm:min-w-11';
