'use client';

import type { ReactNode } from 'react';
import { MenuLabel, MenuSeparator } from '#components/ui/menu.tsx';
import { Option, OptionMenu } from '#components/ui/option-menu.tsx';
import { LOG_ACTIONS, LOG_PARTS, withAction, withPart, withType } from '#lib/audit/log-filter.ts';
import { EVENT_TYPES } from '#lib/fleet/types.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { DAY_PRESETS, type DayPreset } from './day-presets.ts';
import type { FilterBarProps } from './filter-bar.tsx';
import { useMembers } from './use-members.ts';

/** One member, or anyone. */
export function WhoMenu({ filter, onFilter }: FilterBarProps) {
  const { t } = useLanguage();
  const members = useMembers();
  return (
    <OptionMenu>
      <Option on={filter.actorId === null} onPress={() => onFilter({ actorId: null })}>
        {t('audit.filter.anyone')}
      </Option>
      <MenuSeparator className="border-t" />
      {members.map(({ id, name }) => (
        <Option key={id} on={filter.actorId === id} onPress={() => onFilter({ actorId: id })}>
          {name}
        </Option>
      ))}
    </OptionMenu>
  );
}

type WhenMenuProps = {
  readonly chosen: DayPreset | 'days';
  readonly onChoose: (preset: DayPreset | 'days') => void;
};

/** Days with a name, or a choice of one's own. */
export function WhenMenu({ chosen, onChoose }: WhenMenuProps) {
  const { t } = useLanguage();
  return (
    <OptionMenu>
      {DAY_PRESETS.map((one) => (
        <Option key={one} on={chosen === one} onPress={() => onChoose(one)}>
          {t(`audit.filter.${one}`)}
        </Option>
      ))}
      <MenuSeparator className="border-t" />
      <Option on={chosen === 'days'} onPress={() => onChoose('days')}>
        {t('audit.filter.days')}
      </Option>
    </OptionMenu>
  );
}

/** A part of the log, or certain kinds of entries; the menu stays open while kinds are chosen. */
export function WhatMenu({ filter, onFilter }: FilterBarProps) {
  const { t } = useLanguage();
  const { types, actions } = filter;
  const plain = types.length === 0 && actions.length === 0;
  return (
    <OptionMenu>
      {LOG_PARTS.map((part) => (
        <Option key={part} on={plain && filter.part === part} onPress={() => onFilter(withPart(part))}>
          {t(`audit.part.${part}`)}
        </Option>
      ))}
      <MenuSeparator className="border-t" />
      <Heading>{t('audit.filter.events')}</Heading>
      {EVENT_TYPES.map((type) => (
        <Option key={type} on={types.includes(type)} stays onPress={() => onFilter(withType(filter, type))}>
          {t(`event.${type}`)}
        </Option>
      ))}
      <MenuSeparator className="border-t" />
      <Heading>{t('audit.filter.acts')}</Heading>
      {LOG_ACTIONS.map((act) => (
        <Option key={act} on={actions.includes(act)} stays onPress={() => onFilter(withAction(filter, act))}>
          {t(`audit.action.${act}`)}
        </Option>
      ))}
    </OptionMenu>
  );
}

function Heading({ children }: { readonly children: ReactNode }) {
  return <MenuLabel className="text-11 text-ink-3 px-3 pt-2 pb-1">{children}</MenuLabel>;
}
