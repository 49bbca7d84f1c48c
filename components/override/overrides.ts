import { createProgressStore } from '#components/guarded/progress-store.ts';
import type { OverrideInput } from '#lib/fleet/actions.ts';

/** The overrides of this page that are on their way or did not reach the log, by batch. */
export const overrides = createProgressStore<OverrideInput>();
