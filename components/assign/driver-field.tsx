'use client';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { matches } from '#components/shell/find-rows.ts';
import { Button } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { assignableDriversQuery, type AssignableDriver } from '#lib/fleet/assign.ts';
import { useFleetMeta, useFleetSource } from '#lib/fleet/use-fleet.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Chosen: a driver, or nobody at all. */
export type ChosenDriver = AssignableDriver | 'nobody';

type DriverFieldProps = {
  /** Who has the batch now. */
  readonly current: string | null;
  readonly chosen: ChosenDriver | null;
  readonly onChoose: (chosen: ChosenDriver) => void;
  readonly error: string | undefined;
};

// More would have to be scrolled; a letter or two of the name is quicker.
const SHOWN = 6;

/** The drivers as radio buttons, narrowed by what is typed. */
export function DriverField({ current, chosen, onChoose, error }: DriverFieldProps) {
  const { t } = useLanguage();
  const { client, store } = useFleetSource();
  const query = useQuery(assignableDriversQuery(client, useFleetMeta().workspace.id));
  const [typed, setTyped] = useState('');
  const id = useId();
  const fitting = (query.data ?? []).filter(
    (driver) => driver.id !== current && matches(`${driver.name} ${driver.code}`, typed),
  );
  const batchesOf = (driverId: string) => store.fleet().people.get(driverId)?.batchIds.length ?? 0;
  return (
    <fieldset className="min-w-0" {...(error === undefined ? {} : { 'aria-describedby': `${id}-error` })}>
      <legend className="sr-only">{t('assign.driver')}</legend>
      <Field label={t('assign.find')} className="mb-1.5">
        {(control) => (
          <Input
            {...control}
            type="search"
            value={typed}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            className="max-sm:text-16 max-sm:h-11"
          />
        )}
      </Field>
      {query.isPending && <p className="text-12 text-ink-3 py-1.5">{t('assign.loading')}</p>}
      {query.isError && (
        <div role="alert" className="text-12 text-danger-t flex items-center gap-2 py-1.5">
          {t('assign.failed')}
          <Button size="sm" onClick={() => void query.refetch()}>
            {t('shell.tryAgain')}
          </Button>
        </div>
      )}
      <div className="grid gap-px">
        {fitting.slice(0, SHOWN).map((driver) => (
          <Choice
            key={driver.id}
            name={id}
            checked={chosen !== null && chosen !== 'nobody' && chosen.id === driver.id}
            onChoose={() => onChoose(driver)}
            words={driver.name}
            aside={t('assign.batchesOf', { code: driver.code, count: batchesOf(driver.id) })}
          />
        ))}
        {current !== null && (
          <Choice
            name={id}
            checked={chosen === 'nobody'}
            onChoose={() => onChoose('nobody')}
            words={t('assign.nobody')}
          />
        )}
      </div>
      {query.data !== undefined && (
        <p role="status" className="text-12 text-ink-3 mt-1">
          {fitting.length > SHOWN
            ? t('assign.more', { count: fitting.length - SHOWN })
            : fitting.length === 0 && t('assign.none')}
        </p>
      )}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly words: string;
  readonly aside?: string;
};

function Choice({ name, checked, onChoose, words, aside }: ChoiceProps) {
  return (
    <label className="rounded-ctl hover:bg-surface-3 -mx-1.5 flex h-7 cursor-pointer items-center gap-2 px-1.5 max-sm:h-11">
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        className="border-control bg-surface checked:border-ink-solid m-0 size-4 flex-none cursor-pointer appearance-none rounded-full border-[1.5px] checked:border-[5px]"
      />
      <span className="truncate" title={words}>
        {words}
      </span>
      {aside !== undefined && <span className="text-12 text-ink-3 ml-auto flex-none">{aside}</span>}
    </label>
  );
}
