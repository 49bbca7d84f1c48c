import { createParser } from 'nuqs/server';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id in an address; what cannot be one counts as not said, as the server refuses it. */
export const idParam = createParser({
  parse: (text) => (UUID.test(text) ? text : null),
  serialize: (text: string) => text,
});
