/** The areas of the catalogue that the board and the frame never use; `page-areas.test.ts` holds them to it. */
export const PAGE_AREAS: ReadonlySet<string> = new Set([
  'audit',
  'handover',
  'insights',
  'review',
  'sessions',
  'settings',
]);
