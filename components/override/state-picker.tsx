import { useId, useMemo } from 'react';
import { FieldError } from '#components/ui/field-error.tsx';
import { DRIVER_STATUSES, type DriverStatus, type Transition } from '#lib/fleet/types.ts';
import type { Translate } from '#lib/i18n/language.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { MachineDrawing, MachineLegend } from './machine-drawing.tsx';
import { machineEdges } from './machine-edges.ts';
import { StateOption } from './state-option.tsx';

type StatePickerProps = {
  /** The state the batch is in now: shown, not choosable. */
  readonly from: DriverStatus;
  readonly to: DriverStatus | null;
  readonly transitions: readonly Transition[];
  readonly onChoose: (to: DriverStatus) => void;
  readonly error: string | undefined;
};

/** The state machine as a radio group: states in their places with the moves between them; a two-column list on a phone. */
export function StatePicker({ from, to, transitions, onChoose, error }: StatePickerProps) {
  const id = useId();
  const { t } = useLanguage();
  const edges = useMemo(() => machineEdges(transitions), [transitions]);
  return (
    <>
      <fieldset
        aria-describedby={`${id}-moves${error === undefined ? '' : ` ${id}-error`}`}
        className="bg-surface-2 border px-1.5 pt-1.5 pb-2 max-sm:p-3"
      >
        <legend className="sr-only">{t('override.newState')}</legend>
        <p id={`${id}-moves`} className="sr-only">
          {movesSentence(from, transitions, t)}
        </p>
        <div className="relative mx-auto max-sm:grid max-sm:grid-cols-2 max-sm:gap-1.5 sm:h-[246px] sm:w-[438px]">
          <MachineDrawing edges={edges} from={from} to={to} />
          {DRIVER_STATUSES.map((status) => (
            <StateOption
              key={status}
              status={status}
              now={status === from}
              chosen={status === to}
              onChoose={onChoose}
            />
          ))}
        </div>
        <MachineLegend />
      </fieldset>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </>
  );
}

function movesSentence(from: DriverStatus, transitions: readonly Transition[], t: Translate): string {
  const status = t(`status.${from}`);
  const moves = transitions
    .filter(([event, start, end]) => start === from && end !== from && event !== 'SUPERVISOR_OVERRIDE')
    .map(([event, , end]) => t('override.move', { status: t(`status.${end}`), event: t(`event.${event}`) }));
  if (moves.length === 0) return t('override.noMoves', { status });
  return t('override.moves', { status, moves: moves.join(', ') });
}
