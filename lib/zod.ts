import * as z from './zod-parts.ts';

// Compiling validators with `new Function` would trip the content security policy in the browser.
z.config({ jitless: true });

export { z };
