import type { Config } from 'tailwindcss';

const token = (name: string) => `var(--${name})`;
const tokens = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, token(name)]));

/** Only what the design language names: a colour, size or radius outside of it does not exist as a class. */
export default {
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      ...tokens('canvas', 'surface', 'surface-2', 'surface-3', 'overlay', 'scrim'),
      ...tokens('line', 'line-2', 'control', 'ink', 'ink-2', 'ink-3', 'ink-off', 'ink-solid', 'on-solid'),
      ...tokens('accent', 'accent-ink', 'accent-tint', 'accent-line'),
      ...tokens('danger', 'danger-t', 'danger-w', 'danger-line', 'on-danger'),
      ...tokens('warn', 'warn-t', 'warn-w', 'warn-line', 'ok', 'ok-t', 'ok-w'),
      ...tokens('map-land', 'map-block', 'map-water', 'map-road', 'map-edge', 'map-text'),
      // The colours of the nearest `data-status` (see status.css): shape, text, wash, fill, late mark, done block.
      'st-c': token('st-c'),
      'st-t': token('st-t'),
      'st-w': token('st-w'),
      'st-f': token('st-f'),
      'late-c': token('st-delayed-c'),
      'late-t': token('st-delayed-t'),
      'done-c': token('st-completed-c'),
      'halt-c': token('st-suspended-c'),
    },
    fontFamily: {
      sans: 'var(--font-geist-sans), ui-sans-serif, system-ui, "Noto Sans", sans-serif',
      mono: 'var(--font-geist-mono), ui-monospace, "Noto Sans Mono", monospace',
    },
    fontSize: {
      11: ['11px', '16px'],
      12: ['12px', '16px'],
      13: ['13px', '20px'],
      14: ['14px', '20px'],
      16: ['16px', '24px'],
      20: ['20px', '28px'],
    },
    borderRadius: { none: '0', chip: '2px', ctl: '3px', dlg: '4px', full: '9999px' },
    boxShadow: { none: 'none', overlay: token('shadow') },
    screens: { sm: '641px', md: '961px', lg: '1201px', xl: '1281px' },
    transitionDuration: { fast: '90ms', base: '140ms' },
  },
} satisfies Config;
