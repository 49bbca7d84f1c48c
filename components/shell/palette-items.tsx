'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { Kbd } from '#components/ui/kbd.tsx';

/** A line that can be chosen. */
export const itemClass =
  'group data-[selected=true]:bg-accent-tint flex min-h-8 cursor-pointer items-center gap-2.5 px-4 data-[selected=true]:shadow-[inset_2px_0_0_var(--accent)] max-sm:min-h-11';
const group =
  '[&_[cmdk-group-heading]]:text-11 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1';

type HitsProps = { readonly heading: string; readonly any: boolean; readonly children: ReactNode };

/** What was found of one kind, under its heading; nothing where nothing was. */
export function Hits({ heading, any, children }: HitsProps) {
  return any ? (
    <Command.Group heading={heading} className={group}>
      {children}
    </Command.Group>
  ) : null;
}

type CommandItemProps = {
  readonly label: string;
  /** Tells commands of the same words apart. */
  readonly of?: string;
  readonly keys?: readonly string[] | undefined;
  readonly icon: ReactNode;
  readonly onSelect: () => void;
};

export function CommandItem({ label, of = '', keys, icon, onSelect }: CommandItemProps) {
  return (
    <Command.Item value={`command ${of} ${label}`} onSelect={onSelect} className={itemClass}>
      <span className="[&_.lucide]:text-ink-3 flex">{icon}</span>
      <span className="truncate">{label}</span>
      <span aria-hidden className="ml-auto flex flex-none gap-0.5 max-sm:hidden">
        {keys?.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
    </Command.Item>
  );
}

/** A name with what was typed in bold. */
export function Found({ text, typed }: { readonly text: string; readonly typed: string }) {
  const wanted = typed.trim().toLowerCase();
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted);
  if (at < 0) return <span className="truncate">{text}</span>;
  const end = at + wanted.length;
  return (
    <span className="truncate whitespace-pre">
      {text.slice(0, at)}
      <b className="font-semibold">{text.slice(at, end)}</b>
      {text.slice(end)}
    </span>
  );
}

/** Says on the chosen line how to take it. */
export function EnterKey() {
  return (
    <span aria-hidden className="hidden flex-none group-data-[selected=true]:inline-flex max-sm:hidden!">
      <Kbd>↵</Kbd>
    </span>
  );
}
