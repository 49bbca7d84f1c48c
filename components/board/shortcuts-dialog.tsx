'use client';

import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

const shortcuts = [
  [['/'], 'board.shortcut.filter'],
  [['J', 'K'], 'board.shortcut.move'],
  [['↵'], 'board.shortcut.open'],
  [['O'], 'board.shortcut.override'],
  [['L'], 'board.shortcut.logout'],
  [['D'], 'board.shortcut.density'],
  [['Esc'], 'shell.close'],
  [['?'], 'shell.shortcuts'],
] as const;

type ShortcutsDialogProps = { readonly open: boolean; readonly onOpenChange: (open: boolean) => void };

export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const { t } = useLanguage();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width={480}
      title={t('shell.shortcuts')}
      description={t('shell.shortcutsRest')}
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
              <dd>{t(does)}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
