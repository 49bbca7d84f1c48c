import type { Same } from '../same.ts';
import type * as en from '../en/words.ts';

export const status: Same<typeof en.status> = {
  INACTIVE: 'Inactief',
  ACTIVE: 'Actief',
  EN_ROUTE: 'Onderweg',
  AT_STOP: 'Bij stop',
  DELAYED: 'Vertraagd',
  COMPLETED: 'Voltooid',
  SUSPENDED: 'Opgeschort',
};

export const event: Same<typeof en.event> = {
  ROUTE_STARTED: 'Route gestart',
  ARRIVED_AT_STOP: 'Aangekomen',
  DEPARTED_STOP: 'Vertrokken',
  DELAY_REPORTED: 'Vertraging gemeld',
  ROUTE_COMPLETED: 'Route voltooid',
  ROUTE_CANCELLED: 'Route geannuleerd',
  SUPERVISOR_OVERRIDE: 'Ingreep',
  PROOF_CAPTURED: 'Afleverbewijs',
};

export const flag: Same<typeof en.flag> = {
  GEOFENCE_MISS: 'Ver van de stop',
  IMPOSSIBLE_SPEED: 'Onmogelijke snelheid',
  CLOCK_SKEW: 'Klok wijkt af',
  LATE_SYNC: 'Laat gesynchroniseerd',
  MISSING_LOCATION: 'Locatie ontbreekt',
  OUT_OF_SEQUENCE: 'Verkeerde volgorde',
  AFTER_LOGOUT: 'Na uitloggen',
  REJECTED_TRANSITION: 'Overgang geweigerd',
  BAD_SIGNATURE: 'Ongeldige handtekening',
};

export const risk: Same<typeof en.risk> = { high: 'hoog risico', medium: 'matig risico', low: 'laag risico' };

export const role: Same<typeof en.role> = {
  viewer: 'Meekijker',
  supervisor: 'Supervisor',
  admin: 'Beheerder',
};

export const sessionEnd: Same<typeof en.sessionEnd> = {
  force_logout: 'Uitgelogd door een supervisor',
  signed_out: 'Afgemeld',
  replaced: 'Vervangen door een ander apparaat',
  token_reused: 'Beëindigd: token elders gebruikt',
  idle: 'Beëindigd na inactiviteit',
};

export const reason: Same<typeof en.reason> = {
  driver_unreachable: 'Chauffeur onbereikbaar',
  vehicle_breakdown: 'Pech met het voertuig',
  safety_or_security: 'Veiligheid of beveiliging',
  device_or_app_fault: 'Storing in apparaat of app',
  customer_or_depot_request: 'Verzoek van klant of depot',
  correct_wrong_state: 'Onjuiste status herstellen',
  device_lost_or_stolen: 'Apparaat verloren of gestolen',
  suspected_shared_account: 'Vermoeden van gedeeld account',
  app_not_responding: 'App reageert niet',
  shift_ended: 'Dienst beëindigd',
  as_flagged: 'Klopt zoals de vlag zegt',
  driver_admitted: 'Chauffeur bevestigt het',
  process_not_followed: 'Werkwijze niet gevolgd',
  suspected_fraud: 'Vermoeden van fraude',
  position_inaccurate: 'Positie onnauwkeurig',
  stop_pin_wrong: 'Stop staat verkeerd',
  poor_coverage: 'Slecht bereik',
  device_clock_wrong: 'Klok van apparaat staat verkeerd',
  agreed_with_driver: 'Afgesproken met de chauffeur',
  ask_driver: 'Chauffeur vragen',
  ask_customer: 'Klant vragen',
  ask_depot: 'Depot vragen',
  check_device: 'Apparaat nakijken',
  waiting_for_sync: 'Wachten op synchronisatie',
  waiting_for_answer: 'Wachten op antwoord',
  after_the_route: 'Na de route opnieuw bekijken',
  decided_by_mistake: 'Per ongeluk afgehandeld',
  new_information: 'Nieuwe informatie',
  colleague_is_away: 'Collega is weg',
  handed_over: 'Overgedragen',
  cannot_wait: 'Kan niet wachten',
  planned: 'Volgens plan',
  driver_absent: 'Chauffeur afwezig',
  vehicle_changed: 'Voertuig gewisseld',
  balance_the_load: 'Werk verdelen',
  correct_a_mistake: 'Fout herstellen',
  confirmed_by_phone: 'Chauffeur bevestigde het telefonisch',
  device_broken: 'Oud apparaat kapot of leeg',
  planned_replacement: 'Geplande vervanging',
  not_recognised: 'Chauffeur weet er niet van',
  driver_not_reached: 'Chauffeur niet bereikt',
  other: 'Anders',
  traffic: 'Verkeer',
  bridge_open: 'Brug open',
  road_works: 'Wegwerkzaamheden',
  accident: 'Ongeval',
  vehicle: 'Voertuig',
  loading: 'Laden en lossen',
  customer_absent: 'Klant afwezig',
  paperwork: 'Papierwerk',
  parking: 'Parkeren',
};

export const time: Same<typeof en.time> = {
  underMinute: '<1m',
  minutes: '{minutes}m',
  hours: '{hours}u {minutes}m',
  days: '{days}d {hours}u',
  longSeconds: '{seconds} s',
  longMinutes: '{minutes} min {seconds} s',
  longHours: '{hours} u {minutes} min',
  full: '{local} lokaal · {utc} UTC',
  dayAndZone: '{day}, {zone}',
};
