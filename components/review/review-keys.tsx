'use client';

import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

const KEYS = [
  ['J K', 'move'],
  ['X', 'select'],
  ['R', 'showNew'],
  ['C', 'claim'],
  ['T', 'takeOver'],
  ['1', 'confirm'],
  ['2', 'dismiss'],
  ['3', 'followUp'],
  ['S', 'snooze'],
  ['N', 'note'],
  ['U', 'undo'],
  ['E', 'panel'],
  ['O', 'override'],
  ['L', 'logout'],
  ['Esc', 'close'],
] as const;

/** Every key of the review page. */
export function ReviewKeys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('shell.shortcuts')}
      description={t('shell.shortcutsRest')}
      width={480}
    >
      <DialogBody className="px-5 py-3">
        <dl className="grid grid-cols-[72px_1fr] items-center gap-y-2">
          {KEYS.map(([keys, does]) => (
            <div key={does} className="contents">
              <dt className="flex gap-1">
                {keys.split(' ').map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{t(`review.key.${does}`)}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
