import { config } from 'zod/mini';

// Compiling validators with `new Function` would trip the content security policy in the browser.
config({ jitless: true });

/** The small form of zod, for what every page of the console brings along: a tenth of the bytes of the whole. */
export * as z from './zod-mini-parts.ts';
