'use client';

import { Dialog, DialogBody } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { modKey } from '#components/ui/mod-key.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { writePreferences } from '#lib/preferences.ts';
import { commandGroups, type Command } from './command-groups.ts';
import { showOverlay } from './overlay-store.ts';
import { usePreferences } from './use-preferences.ts';

/** Every key of the page on screen, and the switch that puts single keys to rest. */
export function ShortcutSheet() {
  const { t } = useLanguage();
  const { shortcuts } = usePreferences();
  const everywhere: readonly Command[] = [
    { label: t('shell.findOrRun'), keys: [modKey(), 'K'] },
    { label: t('shell.shortcuts'), keys: ['?'] },
    { label: t('shell.close'), keys: ['Esc'] },
  ];
  const offered = commandGroups();
  const leadsTo = (key: string) =>
    offered.some(({ commands }) => commands.some(({ keys }) => keys?.[0] === key));
  const inDialogs: readonly Command[] = [
    ...(leadsTo('O') ? [{ label: t('shell.inDialogs.state'), keys: ['1–7'] }] : []),
    { label: t('shell.inDialogs.reason'), keys: ['A–F'] },
    { label: t('shell.inDialogs.apply'), keys: [modKey(), '↵'] },
  ];
  const groups = [
    ...offered,
    ...(leadsTo('L') ? [{ title: t('shell.inDialogs.title'), commands: inDialogs }] : []),
    { title: t('shell.everywhere'), commands: everywhere },
  ]
    .map(({ title, commands }) => ({ title, commands: commands.filter(({ keys }) => keys !== undefined) }))
    .filter(({ commands }) => commands.length > 0);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && showOverlay(null)}
      width={600}
      title={t('shell.shortcuts')}
      description={t(shortcuts ? 'shell.shortcutsRest' : 'shell.shortcutsOff')}
    >
      <DialogBody>
        {groups.map(({ title, commands }) => (
          <section key={title} aria-label={title}>
            <h3 className="text-11 text-ink-3 px-5 pt-3 pb-1">{title}</h3>
            <dl className="bg-line grid grid-cols-2 gap-px border-y max-sm:grid-cols-1">
              {commands.map(({ label, keys }) => (
                <div
                  key={label}
                  className="bg-overlay flex min-h-9 items-center gap-3 px-5 py-1.5 sm:last:odd:col-span-2"
                >
                  <dt className="flex min-w-14 flex-none gap-0.5">
                    {keys?.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </DialogBody>
      <label className="flex min-h-11 flex-none items-center gap-2.5 border-t px-5">
        <input
          type="checkbox"
          role="switch"
          checked={shortcuts}
          aria-checked={shortcuts}
          onChange={(event) => writePreferences({ shortcuts: event.target.checked })}
          className="pick-box"
        />
        {t('shell.singleKeys')}
      </label>
    </Dialog>
  );
}
