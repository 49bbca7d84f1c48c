import type { lastResort as en } from '../en/last-resort.ts';
import type { Same } from '../same.ts';

export const lastResort: Same<typeof en> = { title: 'Marshal is niet geladen', again: 'Opnieuw proberen' };
