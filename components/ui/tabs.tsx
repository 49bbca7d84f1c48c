'use client';

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

type TabsProps<Value extends string> = {
  /** Accessible name of the list of tabs. */
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly { readonly value: Value; readonly name: string; readonly count?: ReactNode }[];
  readonly onChange: (value: Value) => void;
  /** Of the one panel below; give it `role="tabpanel"` and `aria-labelledby={tabId(panelId, value)}`. */
  readonly panelId: string;
};

export function tabId(panelId: string, value: string): string {
  return `${panelId}-tab-${value}`;
}

/** A line of tabs, one tab stop; arrows, Home and End choose. */
export function Tabs<Value extends string>({ label, value, tabs, onChange, panelId }: TabsProps<Value>) {
  const list = useRef<HTMLDivElement>(null);
  // On a phone the chosen one may lie beyond the edge.
  useEffect(() => {
    list.current
      ?.querySelector(`[id="${tabId(panelId, value)}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [panelId, value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (tab === undefined) return;
    event.preventDefault();
    onChange(tab.value);
    document.getElementById(tabId(panelId, tab.value))?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      className="flex h-10 flex-none [scrollbar-width:none] items-stretch gap-5 overflow-x-auto max-sm:h-11"
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          id={tabId(panelId, tab.value)}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          aria-controls={panelId}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
          className="focus-inset text-ink-3 hover:text-ink aria-selected:text-ink aria-selected:after:bg-accent relative flex flex-none items-center gap-1.5 font-medium whitespace-nowrap aria-selected:font-semibold aria-selected:after:absolute aria-selected:after:inset-x-0 aria-selected:after:bottom-0 aria-selected:after:h-0.5"
        >
          {tab.name}
          {tab.count !== undefined && <span className="text-12 text-ink-3 font-normal">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
