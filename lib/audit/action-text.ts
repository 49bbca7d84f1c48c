import { z } from '../zod-mini.ts';
import type { Translate } from '../i18n/language.ts';
import type { LogActed } from './log-item.ts';
import { LOG_ACTIONS, type LogAction, SELF_ACTIONS } from './log-filter.ts';

/** The words of an act; one that this page does not know is shown from its code: `set_region` → “Set region”. */
export function actionText(action: string, t: Translate): string {
  if (isLogAction(action)) return t(`audit.action.${action}`);
  const words = action.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function isLogAction(action: string): action is LogAction {
  return LOG_ACTIONS.some((known) => known === action);
}

/** What ended a session by itself, as the one who acted; null for an act of a person or a key. */
export function selfText(action: string, t: Translate): string | null {
  const known = SELF_ACTIONS.find((one) => one === action);
  return known === undefined ? null : t(`audit.self.${known}`);
}

const idleEnd = z.object({ limit_minutes: z.number() });

/** Why a session ended that nobody asked to end. */
export function selfReason(
  { action, after }: Pick<LogActed, 'action' | 'after'>,
  t: Translate,
): string | null {
  if (action === 'copied_token_logout') return t('audit.tokenAgain');
  if (action !== 'idle_logout') return null;
  const read = idleEnd.safeParse(after);
  return read.success ? t('audit.idleFor', { minutes: read.data.limit_minutes }) : null;
}

/** An act that signed a driver out, by whomever. */
export function endsSession(action: string): boolean {
  return action === 'force_logout' || SELF_ACTIONS.some((one) => one === action);
}
