'use client';

import { Command } from 'cmdk';
import { Contrast, Keyboard, LogOut, MapPin, Zap } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import { startTransition, useState, type ReactNode } from 'react';
import { askBoard } from '#components/board/board-requests.ts';
import { StatusGlyph } from '#components/board/status-glyph.tsx';
import { useFleetMeta, useFleetSource, useNow } from '#lib/fleet/use-fleet.ts';
import { shortDuration, stopNumber } from '#lib/fleet/words.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { QueryScope } from './query-scope.tsx';
import { batchCommands, type BatchCommand } from './batch-commands.tsx';
import { commandGroups, type Command as PageCommand } from './command-groups.ts';
import { findRows, matches } from './find-rows.ts';
import { showOverlay } from './overlay-store.ts';
import { PAGE_ICONS, pageAddress, pages } from './pages.ts';
import { CommandItem, EnterKey, Found, Hits, itemClass } from './palette-items.tsx';
import { useThemeSwitch } from './theme-toggle.tsx';
import { useStopSearch } from './use-stop-search.ts';

type PaletteProps = { readonly workspaceId: string | null; readonly signOut: () => Promise<void> };

/** Finds drivers, batches, stops, pages and commands by what is typed. */
export function Palette(props: PaletteProps) {
  return (
    <QueryScope>
      <OpenPalette {...props} />
    </QueryScope>
  );
}

function OpenPalette({ workspaceId, signOut }: PaletteProps) {
  const { t } = useLanguage();
  const router = useRouter();
  const onBoard = usePathname() === '/board';
  const switchTheme = useThemeSwitch();
  const { store } = useFleetSource();
  const { workspace } = useFleetMeta();
  const now = useNow(10_000);
  const [typed, setTyped] = useState('');
  const [offered] = useState(commandGroups);
  const { stops, failed } = useStopSearch(workspace.id, typed);
  const { drivers, batches } = findRows(store.fleet().rows.values(), typed);

  const openBatch = (id: string) =>
    leave(() => {
      // On the board its filters stay as they are.
      const there = new URLSearchParams(onBoard ? window.location.search : '');
      if (workspaceId !== null) there.set('w', workspaceId);
      there.set('batch', id);
      router.push(`/board?${there.toString()}`);
    });
  const about = drivers[0] ?? batches[0];
  const carryOut = ({ does }: BatchCommand, id: string) =>
    leave(() => {
      if ('what' in does) {
        askBoard({ what: does.what, batchId: id });
        if (!onBoard) router.push(pageAddress('/board', workspaceId));
      } else if (does.to.startsWith('tel:')) window.location.assign(does.to);
      else router.push(workspaceId === null ? does.to : `${does.to}&w=${workspaceId}`);
    });
  const always: readonly (PageCommand & { readonly icon: ReactNode })[] = [
    { label: t('shell.switchTheme'), run: switchTheme, icon: <Contrast aria-hidden /> },
    {
      label: t('shell.shortcuts'),
      keys: ['?'],
      run: () => showOverlay('shortcuts'),
      icon: <Keyboard aria-hidden />,
    },
    {
      label: t('shell.signOut'),
      run: () => startTransition(() => signOut()),
      icon: <LogOut aria-hidden />,
    },
  ];
  const found = <Found extends { readonly label: string }>(commands: readonly Found[]) =>
    commands.filter(({ label }) => matches(label, typed));

  return (
    <Radix.Root open onOpenChange={(open) => !open && showOverlay(null)}>
      <Radix.Portal>
        <Radix.Overlay className="bg-scrim fixed inset-0 z-30" />
        <Radix.Content
          aria-describedby={undefined}
          className="rounded-dlg bg-overlay shadow-overlay fixed top-[88px] left-1/2 z-30 w-[600px] max-w-[calc(100vw-32px)] -translate-x-1/2 overflow-hidden max-sm:top-3"
        >
          <Radix.Title className="sr-only">{t('shell.find')}</Radix.Title>
          <Command shouldFilter={false} loop label={t('shell.find')}>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t('shell.find')}
              maxLength={100}
              className="text-14 placeholder:text-ink-3 h-11 w-full border-b bg-transparent px-4 focus-visible:outline-none"
            />
            <Command.List className="scroll-thin max-h-[min(520px,70dvh)] overflow-auto pb-1.5">
              <Command.Empty className="text-ink-3 px-4 py-3">{t('shell.nothingFound')}</Command.Empty>
              <Hits heading={t('shell.drivers')} any={drivers.length > 0}>
                {drivers.map((row) => (
                  <Command.Item
                    key={row.id}
                    value={`driver ${row.id}`}
                    onSelect={() => openBatch(row.id)}
                    className={itemClass}
                  >
                    <StatusGlyph status={row.status} />
                    <Found text={row.driver?.name ?? ''} typed={typed} />
                    <span className="text-12 text-ink-3 flex-none font-mono">{row.reference}</span>
                    <span className="text-12 text-ink-3 ml-auto flex-none max-sm:hidden">
                      {t(`status.${row.status}`)} {shortDuration(now - row.statusSince, t)}
                    </span>
                    <EnterKey />
                  </Command.Item>
                ))}
              </Hits>
              {about !== undefined && (
                <Hits heading={t('shell.commandsFor', { name: about.driver?.name ?? about.reference })} any>
                  {batchCommands(about, workspace.role, t).map((command) => (
                    <CommandItem
                      key={command.label}
                      of={about.id}
                      label={command.label}
                      keys={command.keys}
                      icon={command.icon}
                      onSelect={() => carryOut(command, about.id)}
                    />
                  ))}
                </Hits>
              )}
              <Hits heading={t('shell.batches')} any={batches.length > 0}>
                {batches.map((row) => (
                  <Command.Item
                    key={row.id}
                    value={`batch ${row.id}`}
                    onSelect={() => openBatch(row.id)}
                    className={itemClass}
                  >
                    <StatusGlyph status={row.status} />
                    <span className="text-12 font-mono">{row.reference}</span>
                    <span className="text-12 text-ink-3 ml-auto truncate">
                      {row.driver?.name ?? row.depot}
                    </span>
                  </Command.Item>
                ))}
              </Hits>
              <Hits heading={t('shell.stops')} any={stops.length > 0}>
                {stops.map(({ batchId, position, label }) => (
                  <Command.Item
                    key={`${batchId} ${position}`}
                    value={`stop ${batchId} ${position}`}
                    onSelect={() => openBatch(batchId)}
                    className={itemClass}
                  >
                    <MapPin aria-hidden className="text-ink-3" />
                    <Found text={label} typed={typed} />
                    <span className="text-12 text-ink-3 ml-auto flex-none">
                      {t('shell.stopOf', {
                        batch: store.row(batchId)?.reference ?? '',
                        stop: stopNumber(position),
                      })}
                    </span>
                  </Command.Item>
                ))}
              </Hits>
              {failed && (
                <p role="status" className="text-12 text-ink-3 px-4 py-2">
                  {t('shell.stopsFailed')}
                </p>
              )}
              {offered.map(({ title, commands }) => {
                const fitting = found(commands.filter(({ run }) => run !== undefined));
                return (
                  <Hits key={title} heading={title} any={fitting.length > 0}>
                    {fitting.map(({ label, keys, run }) => (
                      <CommandItem
                        key={label}
                        label={label}
                        keys={keys}
                        icon={<Zap aria-hidden />}
                        onSelect={() => leave(run ?? never)}
                      />
                    ))}
                  </Hits>
                );
              })}
              <Hits heading={t('shell.pages')} any={found(named(t)).length > 0}>
                {found(named(t)).map(({ label, href, Icon }) => (
                  <CommandItem
                    key={href}
                    label={label}
                    icon={<Icon aria-hidden />}
                    onSelect={() => leave(() => router.push(pageAddress(href, workspaceId)))}
                  />
                ))}
              </Hits>
              <Hits heading={t('shell.commands')} any={found(always).length > 0}>
                {found(always).map(({ label, keys, run, icon }) => (
                  <CommandItem
                    key={label}
                    label={label}
                    keys={keys}
                    icon={icon}
                    onSelect={() => leave(run ?? never)}
                  />
                ))}
              </Hits>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const never = () => undefined;

function named(t: ReturnType<typeof useLanguage>['t']) {
  return pages.map((page) => ({ ...page, label: t(`shell.page.${page.name}`), Icon: PAGE_ICONS[page.name] }));
}

function leave(then: () => void): void {
  showOverlay(null);
  then();
}
