import type { handover as en } from '../en/handover.ts';
import type { Same } from '../same.ts';

export const handover: Same<typeof en> = {};
