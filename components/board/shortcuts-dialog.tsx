'use client';

import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

const shortcuts: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'Filter this list'],
  [['J', 'K'], 'Next, previous batch'],
  [['↵'], 'Open the driver panel'],
  [['O'], 'Override state'],
  [['L'], 'Force logout'],
  [['D'], 'Row density'],
  [['Esc'], 'Close'],
  [['?'], 'All shortcuts'],
];

type ShortcutsDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width={480}
      title="Keyboard shortcuts"
      description="They rest while you type in a field."
    >
      <DialogBody>
        <dl className="bg-line grid grid-cols-2 gap-px max-sm:grid-cols-1">
          {shortcuts.map(([keys, does]) => (
            <div key={does} className="bg-overlay flex h-10 items-center gap-3 px-5">
              <dt className="flex w-10 flex-none gap-0.5">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
