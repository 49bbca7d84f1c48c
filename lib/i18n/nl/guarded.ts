import type { guarded as en } from '../en/guarded.ts';
import type { Same } from '../same.ts';

export const guarded: Same<typeof en> = {
  reason: 'Reden',
  required: 'Verplicht',
  noReasons: 'Deze werkruimte heeft geen redenen. Een beheerder kan ze toevoegen.',
  reasonsFailed: 'De redenen zijn niet geladen.',
  loadingReasons: 'Redenen laden',
  note: 'Notitie',
  atLeast: 'Ten minste {count, number} tekens',
  optional: 'Niet verplicht',
  chooseReason: 'Kies een reden.',
  writeNote: 'Schrijf ten minste {count, number} tekens.',
  noteFull: 'De notitie is vol. Er passen {count, number} tekens in, wat langer is valt weg.',
  paused: '{reason} Wat je hebt geschreven blijft bewaard.',
  check: 'Huidige toestand opvragen',
  signInAgain: 'Je aanmelding is verlopen. Meld je opnieuw aan.',
  unanswered: 'Er kwam geen antwoord. Probeer het opnieuw: niets gebeurt dubbel.',
  noUpdates: 'Geen updates. Dit heeft de actuele stand nodig.',
  noUpdatesSince: 'Geen updates sinds {time}. Dit heeft de actuele stand nodig.',
};
