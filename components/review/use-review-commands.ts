import { useCommands } from '#components/shell/command-groups.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';

const KEYS = [
  ['J K', 'move'],
  ['X', 'select'],
  ['R', 'showNew'],
  ['C', 'claim'],
  ['T', 'takeOver'],
  ['1', 'confirm'],
  ['2', 'dismiss'],
  ['3', 'followUp'],
  ['S', 'snooze'],
  ['N', 'note'],
  ['U', 'undo'],
  ['E', 'panel'],
  ['O', 'override'],
  ['L', 'logout'],
  ['Esc', 'close'],
] as const;

/** Every key of the review page, for the sheet of shortcuts. */
export function useReviewCommands(): void {
  const { t } = useLanguage();
  useCommands({
    title: t('shell.page.reviews'),
    commands: KEYS.map(([keys, does]) => ({ label: t(`review.key.${does}`), keys: keys.split(' ') })),
  });
}
