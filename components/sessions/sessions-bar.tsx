import type { RefObject } from 'react';
import { offWith } from '#components/guarded/off-with.ts';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/field.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { SESSION_TABS, type SessionCounts, type SessionTab } from '#lib/sessions/session-rows.ts';

type SessionsBarProps = {
  readonly tab: SessionTab;
  readonly onTab: (tab: SessionTab) => void;
  readonly counts: SessionCounts | undefined;
  readonly panelId: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onLeaveSearch: () => void;
  /** How many sessions are chosen. */
  readonly chosen: number;
  /** Why sessions cannot even be begun to be ended. */
  readonly shut: string | null;
  readonly onEnd: () => void;
  readonly onClear: () => void;
};

/** Tabs with their counts, the search, and what can be done with the chosen sessions. */
export function SessionsBar(props: SessionsBarProps) {
  const { tab, onTab, counts, panelId, field, search, onSearch, onLeaveSearch } = props;
  const { chosen, shut, onEnd, onClear } = props;
  const { t } = useLanguage();
  return (
    <div className="bg-surface border-line-2 flex min-h-10 flex-none flex-wrap items-center gap-x-4 border-b px-4">
      <Tabs
        label={t('sessions.lists')}
        value={tab}
        tabs={SESSION_TABS.map((value) => ({
          value,
          name: t(`sessions.tab.${value}`),
          ...(counts === undefined ? {} : { count: counts[value] }),
        }))}
        onChange={onTab}
        panelId={panelId}
      />
      <span className="flex-auto" />
      {chosen > 0 && (
        <div
          role="group"
          aria-label={t('sessions.chosen', { count: chosen })}
          className="flex items-center gap-2"
        >
          <b aria-hidden className="font-semibold">
            {t('sessions.chosen', { count: chosen })}
          </b>
          <Button size="sm" variant="destructive" {...offWith(shut, onEnd)}>
            {t('sessions.forceLogout')}
          </Button>
          <Button size="sm" variant="quiet" onClick={onClear}>
            {t('sessions.clear')}
          </Button>
        </div>
      )}
      <Input
        ref={field}
        type="search"
        aria-label={t('sessions.filter')}
        aria-keyshortcuts="/"
        placeholder={t('sessions.filter')}
        value={search}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          event.stopPropagation();
          if (event.key === 'Escape' && search !== '') onSearch('');
          else onLeaveSearch();
        }}
        className="my-1.5 w-52! max-sm:h-11 max-sm:w-full!"
      />
    </div>
  );
}
