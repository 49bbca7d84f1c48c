import type { review as en } from '../en/review.ts';
import type { Same } from '../same.ts';

export const review: Same<typeof en> = {};
