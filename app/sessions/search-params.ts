import { createSerializer, debounce, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { SESSION_TABS } from '#lib/sessions/session-rows.ts';

/** The address of the sessions page: workspace, tab and search. */
export const sessionParams = {
  w: parseAsString,
  tab: parseAsStringLiteral(SESSION_TABS).withDefault('active'),
  q: parseAsString.withDefault('').withOptions({ limitUrlUpdates: debounce(250) }),
};

export const sessionAddress = createSerializer(sessionParams);
