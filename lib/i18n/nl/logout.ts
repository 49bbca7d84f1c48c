import type { logout as en } from '../en/logout.ts';
import type { Same } from '../same.ts';

export const logout: Same<typeof en> = {
  title: 'Geforceerd uitloggen',
  titleMany: 'Geforceerd uitloggen, {count, plural, one {# chauffeur} other {# chauffeurs}}',
  button: 'Geforceerd uitloggen',
  buttonMany: '{count, plural, one {# chauffeur} other {# chauffeurs}} uitloggen',
  nothing: 'Er is geen sessie om te beëindigen.',
  subtitleOne: '{name} moet zich opnieuw aanmelden om gebeurtenissen te sturen.',
  subtitleBoth: 'Beiden moeten zich opnieuw aanmelden om gebeurtenissen te sturen.',
  subtitleAll: 'Alle {count, number} moeten zich opnieuw aanmelden om gebeurtenissen te sturen.',
  driver: 'Chauffeur',
  noDriver: 'Geen chauffeur',
  batch: 'Batch',
  state: 'Status',
  lastActive: 'Laatst actief',
  toSync: 'Te synchr.',
  keepsState: '{count, plural, one {De batch houdt zijn status.} other {Batches houden hun status.}}',
  loggingOut: 'Uitloggen…',
  notLoggedOut: 'Niet uitgelogd. {why}',
  alreadyEnded: '{count, plural, one {De sessie is al beëindigd.} other {De sessies zijn al beëindigd.}}',
  nothingWritten: 'Er valt niets uit te loggen. Er is niets in het logboek geschreven.',
  waitingOne:
    '{count, plural, one {# gebeurtenis staat} other {# gebeurtenissen staan}} nog op dit apparaat.',
  waitingMany:
    '{count, plural, one {# gebeurtenis staat} other {# gebeurtenissen staan}} nog op deze apparaten.',
  stayAndSync:
    'Die blijven daar en worden bij de volgende aanmelding op hetzelfde apparaat gesynchroniseerd, met de vlag Laat gesynchroniseerd.',
  sendAfterSignIn: 'Gebeurtenissen kunnen pas na aanmelden weer worden verstuurd.',
  onRoute: '{name} is onderweg, {place}.',
  onRoutes: '{name} rijdt {count, plural, one {# route} other {# routes}}.',
  driversOnRoute: '{count, plural, one {# chauffeur is} other {# chauffeurs zijn}} onderweg.',
  allDone: 'alle stops gedaan',
  atStop: 'bij stop {stop} van {count, number}',
  toStop: 'op weg naar stop {stop} van {count, number}',
  offlineOne: 'Het apparaat is offline; het merkt dit zodra het weer verbinding heeft.',
  offlineAll: 'Alle apparaten zijn offline; ze merken dit zodra ze weer verbinding hebben.',
  offlineSome:
    '{count, plural, one {# apparaat is} other {# apparaten zijn}} offline en {count, plural, one {merkt} other {merken}} dit bij de volgende verbinding.',
  checking: 'Nagaan wat dit zou kosten…',
  notChecked: 'Niet bekend wat dit zou kosten. {why}',
  session: 'Sessie',
  confirming: 'Beëindigd, bevestigen…',
  deadAt: 'Dood sinds {time}',
  dying: '{dead, number} van {count, plural, one {# sessie} other {# sessies}} dood…',
  allDead:
    '{count, plural, =0 {Er is geen sessie beëindigd.} one {De sessie is dood.} other {# sessies zijn dood.}}',
  deadText: 'Wat het apparaat vanaf nu stuurt, wordt geweigerd tot iemand zich er weer op aanmeldt.',
  refused: '{count, plural, one {# sessie is} other {# sessies zijn}} niet beëindigd.',
  typeCode: 'Midden op een route: typ {word} om te bevestigen',
  typeCount: '{word} midden op een route: typ {word} om te bevestigen',
  typeFault: 'Typ {word}.',
};
