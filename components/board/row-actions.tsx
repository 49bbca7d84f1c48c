import { PanelRight, Phone } from 'lucide-react';
import { Button, buttonClass } from '#components/ui/button.tsx';

type RowActionsProps = {
  readonly name: string;
  readonly phone: string | null;
  readonly onOpen: () => void;
  /** Null when this person may not override. */
  readonly onOverride: (() => void) | null;
  /** Old data: what needs the current state is off. */
  readonly stale: boolean;
};

/** Lie over the right end of a row under the pointer. Keys do the same: Enter opens, O overrides. */
export function RowActions({ name, phone, onOpen, onOverride, stale }: RowActionsProps) {
  return (
    <div role="gridcell" className="row-actions">
      <Button
        size="sm"
        variant="quiet"
        icon
        tabIndex={-1}
        aria-label={`Open ${name}`}
        title="Open (Enter)"
        onClick={onOpen}
      >
        <PanelRight aria-hidden />
      </Button>
      {phone !== null && (
        <a
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
          tabIndex={-1}
          aria-label={`Call ${name}`}
          title={`Call ${phone}`}
          className={buttonClass({ size: 'sm', variant: 'quiet', icon: true })}
        >
          <Phone aria-hidden />
        </a>
      )}
      {onOverride !== null && (
        <Button
          size="sm"
          tabIndex={-1}
          disabled={stale}
          title={stale ? 'Paused: the data is old' : 'Override (O)'}
          onClick={onOverride}
        >
          Override
        </Button>
      )}
    </div>
  );
}
