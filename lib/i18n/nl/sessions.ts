import type { sessions as en } from '../en/sessions.ts';
import type { Same } from '../same.ts';

export const sessions: Same<typeof en> = {};
