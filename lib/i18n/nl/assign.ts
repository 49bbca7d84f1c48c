import type { assign as en } from '../en/assign.ts';
import type { Same } from '../same.ts';

export const assign: Same<typeof en> = {
  open: 'Aan chauffeur toewijzen…',
  title: 'Batch {reference} toewijzen',
  has: '{name} heeft hem nu.',
  hasNobody: 'Nog niemand heeft hem.',
  driver: 'Chauffeur',
  find: 'Zoek een chauffeur op naam of code',
  loading: 'Chauffeurs laden…',
  failed: 'De chauffeurs konden niet worden geladen.',
  none: 'Geen chauffeur past.',
  more: '{count, plural, one {Nog #. Typ om de lijst in te korten.} other {Nog #. Typ om de lijst in te korten.}}',
  batchesOf:
    '{code}, {count, plural, =0 {vandaag geen batch} one {vandaag # batch} other {vandaag # batches}}',
  nobody: 'Niemand',
  aDriver: 'een chauffeur',
  choose: 'Kies een chauffeur.',
  give: 'Toewijzen aan {name}',
  take: 'Afnemen van {name}',
  assigning: 'Toewijzen…',
  changed: 'Er is niets toegepast: de batch is nu van {name}. Wat je schreef blijft staan.',
  notDone: 'Niet toegewezen. {why}',
  unheard:
    'Er kwam geen antwoord, maar de batch is nu van {name}. Probeer opnieuw om te zien of jij dat was.',
  done: '{reference} toegewezen aan {name}.',
  taken: '{reference} heeft nu geen chauffeur.',
};
