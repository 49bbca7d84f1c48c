'use client';

import { Search } from 'lucide-react';
import { dynamic } from '#components/ui/dynamic.tsx';
import type { RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { Input } from '#components/ui/field.tsx';
import { actionText } from '#lib/audit/action-text.ts';
import { isNarrowed, WHOLE_LOG, type LogFilter } from '#lib/audit/log-filter.ts';
import { useFleetSource } from '#lib/fleet/use-fleet.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { Choice } from '#components/ui/choice.tsx';
import { DaysFilter } from './days-filter.tsx';
import { useMembers } from './use-members.ts';

const loadMenus = () => import('./filter-menus.tsx');
const WhoMenu = dynamic(() => loadMenus().then((file) => file.WhoMenu));
const WhatMenu = dynamic(() => loadMenus().then((file) => file.WhatMenu));

/** Where one searches. */
type Field = { readonly field: RefObject<HTMLInputElement | null> };
export type FilterBarProps = {
  readonly filter: LogFilter;
  readonly onFilter: (change: Partial<LogFilter>) => void;
};

/** What narrows the log: who, what, when, and words. A driver or batch is chosen on its entry and shown as a chip. */
export function FilterBar({ field, filter, onFilter }: FilterBarProps & Field) {
  const { t } = useLanguage();
  const members = useMembers();
  const who = members.find(({ id }) => id === filter.actorId)?.name;
  return (
    <div className="bg-surface flex min-h-11 flex-none flex-wrap items-center gap-1.5 border-y px-4 py-1.5">
      <div className="flex min-w-0 items-center gap-1.5 max-sm:w-full max-sm:has-[[type=date]]:flex-wrap">
        <Choice
          terse
          label={t('audit.filter.who')}
          value={filter.actorId === null ? t('audit.filter.anyone') : (who ?? t('audit.filter.one'))}
          prepare={loadMenus}
          menu={<WhoMenu filter={filter} onFilter={onFilter} />}
        />
        <Choice
          terse
          label={t('audit.filter.what')}
          value={whatText(filter, t)}
          prepare={loadMenus}
          menu={<WhatMenu filter={filter} onFilter={onFilter} />}
        />
        <DaysFilter filter={filter} onFilter={onFilter} />
      </div>
      <TargetChips filter={filter} onFilter={onFilter} />
      {isNarrowed(filter) && (
        <Button variant="quiet" size="sm" onClick={() => onFilter(WHOLE_LOG)}>
          {t('audit.clear')}
        </Button>
      )}
      <span className="flex-auto" />
      <TextField key={filter.text} field={field} text={filter.text} onText={(text) => onFilter({ text })} />
    </div>
  );
}

function whatText({ part, types, actions }: LogFilter, t: Translate): string {
  const chosen = [...types.map((type) => t(`event.${type}`)), ...actions.map((one) => actionText(one, t))];
  const [only] = chosen;
  if (only === undefined) return t(`audit.part.${part}`);
  return chosen.length === 1 ? only : t('audit.kinds', { count: chosen.length });
}

function TargetChips({ filter: { driverId, batchId }, onFilter }: FilterBarProps) {
  const { t } = useLanguage();
  const { store } = useFleetSource();
  const fleet = store.fleet();
  const driver =
    driverId === null ? null : (fleet.people.get(driverId)?.driver?.name ?? t('audit.filter.one'));
  const batch = batchId === null ? null : (fleet.rows.get(batchId)?.reference ?? t('audit.filter.one'));
  return (
    <>
      {driver !== null && (
        <Chip label={t('audit.filter.driver')} value={driver} onRemove={() => onFilter({ driverId: null })} />
      )}
      {batch !== null && (
        <Chip label={t('audit.filter.batch')} value={batch} onRemove={() => onFilter({ batchId: null })} />
      )}
    </>
  );
}

type TextFieldProps = Field & {
  readonly text: string;
  readonly onText: (text: string) => void;
};

/** Asks with Enter: every search reads the log anew. */
function TextField({ field, text, onText }: TextFieldProps) {
  const { t } = useLanguage();
  return (
    <form
      role="search"
      className="flex w-64 gap-1 max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('q');
        onText(typeof typed === 'string' ? typed.trim() : '');
      }}
    >
      <Input
        ref={field}
        aria-keyshortcuts="/"
        name="q"
        type="search"
        defaultValue={text}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        aria-label={t('audit.search.label')}
        placeholder={t('audit.search.hint')}
      />
      <Button type="submit" icon aria-label={t('audit.filter.search')} className="max-sm:size-11">
        <Search aria-hidden className="size-3.5" />
      </Button>
    </form>
  );
}
