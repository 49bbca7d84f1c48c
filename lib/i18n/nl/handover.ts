import type { handover as en } from '../en/handover.ts';
import type { Same } from '../same.ts';

export const handover: Same<typeof en> = {
  title: 'Overdracht',
  hours: 'Hoe ver terug',
  lastHours: '{count, plural, one {# uur} other {# uur}}',
  showHours: '{count, plural, one {Het laatste uur} other {De laatste # uur}}',
  refresh: 'Vernieuwen',
  print: 'Afdrukken',
  loading: 'Laden',
  failed: 'De overdracht is niet geladen',
  range: '{name}, {range}',
  figures: 'In cijfers',
  flags: 'Open vlaggen',
  flagsOpen:
    '{open, plural, =0 {Er staat geen vlag open.} one {# vlag staat open} other {# vlaggen staan open}}{open, plural, =0 {} other {{overdue, plural, =0 {, geen over tijd.} one {, # over tijd.} other {, # over tijd.}}}}',
  oldest: 'De oudste is van {time}.',
  toReviews: 'Naar de controles',
  decisions:
    'Afgehandeld in deze periode: {confirmed, number} bevestigd, {dismissed, number} afgewezen, {follow_up, number} na te vragen, {snoozed, number} uitgesteld.',
  suspended: 'Opgeschorte batches',
  noSuspended: 'Er is geen batch opgeschort.',
  delayed: 'Vertraagde batches',
  noDelayed: 'Er is geen batch vertraagd.',
  loggedOut: 'Uitgelogd door een supervisor',
  noLoggedOut: 'In deze periode is niemand uitgelogd.',
  overrides: 'Statuswijzigingen',
  noOverrides: 'In deze periode is geen status gewijzigd.',
  column: {
    batch: 'Batch',
    driver: 'Chauffeur',
    since: 'Sinds',
    late: 'Te laat',
    at: 'Wanneer',
    by: 'Door',
    change: 'Wijziging',
    why: 'Waarom',
  },
  minutes: '{minutes} min',
  unknown: '—',
};
