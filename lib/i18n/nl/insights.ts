import type { insights as en } from '../en/insights.ts';
import type { Same } from '../same.ts';

export const insights: Same<typeof en> = {};
