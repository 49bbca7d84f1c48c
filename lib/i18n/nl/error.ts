import type { error as en } from '../en/error.ts';
import type { Same } from '../same.ts';

export const error: Same<typeof en> = {
  moved_on: 'De batch is intussen verder.',
  illegal_transition: 'Dit kan niet vanuit de huidige status.',
  on_route: 'De chauffeur is met een ander apparaat onderweg.',
  already_ended: 'De sessie is al beëindigd.',
  request_reused: 'Dit verzoek is al voor iets anders gebruikt.',
  request_id_required: 'Het verzoek had geen kenmerk. Laad de pagina opnieuw.',
  not_assigned: 'De batch heeft geen chauffeur.',
  not_found: 'Dit bestaat niet of hoort bij een andere werkruimte.',
  role_required: 'Met jouw rol mag dit niet.',
  session_ended: 'De sessie is beëindigd.',
  session_required: 'Hiervoor is een lopende sessie nodig.',
  bad_event: 'De gebeurtenis is niet volledig.',
  note_too_short: 'De notitie is te kort.',
  note_too_long: 'De notitie is te lang.',
  unknown_reason: 'Deze reden bestaat niet meer.',
  bad_routes: 'De routes hebben een onbekende vorm.',
  forbidden: 'Met jouw account mag dit niet.',
  signed_out: 'Je aanmelding is verlopen. Meld je opnieuw aan.',
  malformed: 'De server antwoordde in een vorm die deze pagina niet begrijpt. Laad de pagina opnieuw.',
  unreachable: 'De server antwoordde niet.',
  unknown: 'Er ging iets mis.',
};
