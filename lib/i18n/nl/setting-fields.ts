import type * as en from '../en/setting-fields.ts';
import type { Same } from '../same.ts';

export const field: Same<typeof en.field> = {
  late_after_minutes: 'Te laat bij meer achterstand dan',
  silent_after_minutes: 'Stil als niets gehoord is gedurende',
  idle_after_minutes: 'Inactief zonder gebeurtenis gedurende',
  session_timeout_minutes: 'Sessie eindigt zonder gebeurtenis na',
  heartbeat_seconds: 'Levensteken elke',
  minimum_app_version: 'Oudste appversie',
  geofence_radius_m: 'Verst van de stop',
  speed_limit_kmh: 'Hoogste geloofwaardige snelheid',
  speed_min_distance_m: 'Negeer sprongen korter dan',
  clock_skew_seconds: 'Klok van het apparaat wijkt meer af dan',
  late_sync_seconds: 'Later gesynchroniseerd dan',
  out_of_sequence_seconds: 'Meer vóór de laatste gebeurtenis dan',
  require_signature: 'Ook een vlag bij een gebeurtenis zonder handtekening',
  claim_minutes: 'Een opgepakte controle blijft bij je',
  high_risk_due_minutes: 'Beslis hoog risico binnen',
  medium_risk_due_minutes: 'Beslis matig risico binnen',
  low_risk_due_minutes: 'Beslis laag risico binnen',
};

export const act: Same<typeof en.act> = {
  override: 'Status wijzigen',
  force_logout: 'Geforceerd uitloggen',
  confirm_review: 'Controle bevestigen',
  dismiss_review: 'Controle afwijzen',
  follow_up_review: 'Controle navragen',
  snooze_review: 'Controle uitstellen',
  reopen_review: 'Controle heropenen',
  take_over_review: 'Controle overnemen',
  assign_batch: 'Batch toewijzen',
  device_change_approve: 'Apparaatwissel goedkeuren',
  device_change_deny: 'Apparaatwissel weigeren',
};
