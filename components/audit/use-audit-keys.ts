'use client';

import { useHotkeys } from '#components/board/use-hotkeys.ts';
import { useCommands } from '#components/shell/command-groups.ts';
import { withPart, WHOLE_LOG, type LogFilter } from '#lib/audit/log-filter.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

type AuditDeeds = {
  readonly search: () => void;
  readonly focus: () => void;
  readonly showNewest: () => void;
  readonly exportCsv: () => void;
  readonly filter: (change: Partial<LogFilter>) => void;
};

/** The keys of the log, and what the palette offers while it is on screen. */
export function useAuditKeys({ search, focus, showNewest, exportCsv, filter }: AuditDeeds): void {
  const { t } = useLanguage();
  useHotkeys({ '/': search, j: focus, k: focus, r: showNewest });
  useCommands({
    title: t('shell.page.audit'),
    commands: [
      { label: t('audit.key.search'), keys: ['/'], run: search },
      { label: t('audit.key.move'), keys: ['J', 'K'] },
      { label: t('audit.key.open'), keys: ['→', '←'] },
      { label: t('audit.key.replay'), keys: ['P'] },
      { label: t('audit.key.newest'), keys: ['R'], run: showNewest },
      { label: t('audit.exportCsv'), run: exportCsv },
      { label: t('audit.part.actions'), run: () => filter(withPart('actions')) },
      { label: t('audit.part.flagged'), run: () => filter(withPart('flagged')) },
      { label: t('audit.clear'), run: () => filter(WHOLE_LOG) },
    ],
  });
}
