'use client';

import { Search, X } from 'lucide-react';
import type { RefObject } from 'react';
import { Kbd } from '#components/ui/kbd.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type SearchFieldProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Somebody is about to type. */
  readonly onFocus: () => void;
  /** Escape in the field, or Enter: back to the list. */
  readonly onLeave: () => void;
};

export function SearchField({ field, value, onChange, onFocus, onLeave }: SearchFieldProps) {
  const { t } = useLanguage();
  return (
    <div
      role="search"
      className="rounded-ctl border-line-2 bg-surface-2 focus-within:border-accent hover:border-control relative flex h-7 w-[300px] items-center border max-xl:w-60 max-sm:h-11 max-sm:w-full"
    >
      <Search aria-hidden className="text-ink-3 pointer-events-none absolute left-2.5" />
      <input
        ref={field}
        type="search"
        aria-label={t('board.search.label')}
        aria-keyshortcuts="/"
        placeholder={t('board.search.hint')}
        value={value}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        onFocus={onFocus}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          } else if (event.key === 'Escape' || event.key === 'Enter') {
            event.stopPropagation();
            onLeave();
          }
        }}
        className="rounded-ctl placeholder:text-ink-3 size-full bg-transparent pr-8 pl-9 [&::-webkit-search-cancel-button]:hidden"
      />
      {value === '' ? (
        <Kbd className="pointer-events-none absolute right-1.5 max-sm:hidden">/</Kbd>
      ) : (
        <button
          type="button"
          aria-label={t('board.search.clear')}
          onClick={() => {
            onChange('');
            field.current?.focus();
          }}
          className="focus-inset rounded-chip text-ink-3 hover:bg-surface-3 hover:text-ink absolute right-0.5 grid size-6 place-items-center max-sm:size-11"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}
