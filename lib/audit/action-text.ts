import type { Translate } from '../i18n/language.ts';
import { LOG_ACTIONS, type LogAction } from './log-filter.ts';

/** The words of an act; one that this page does not know is shown from its code: `set_region` → “Set region”. */
export function actionText(action: string, t: Translate): string {
  if (isLogAction(action)) return t(`audit.action.${action}`);
  const words = action.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function isLogAction(action: string): action is LogAction {
  return LOG_ACTIONS.some((known) => known === action);
}
