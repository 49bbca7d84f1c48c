import { PanelRight, Phone } from 'lucide-react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type RowActionsProps = {
  readonly name: string;
  readonly phone: string | null;
  readonly onOpen: () => void;
  /** Null when this person may not override. */
  readonly onOverride: (() => void) | null;
  /** Nobody is signed in any more. */
  readonly shut: boolean;
};

/** Lie over the right end of a row under the pointer. Keys do the same: Enter opens, O overrides. */
export function RowActions({ name, phone, onOpen, onOverride, shut }: RowActionsProps) {
  const { t } = useLanguage();
  return (
    <div role="gridcell" className="row-actions">
      <Button
        size="sm"
        variant="quiet"
        icon
        tabIndex={-1}
        aria-label={t('board.openNamed', { name })}
        title={t('board.openHint')}
        onClick={onOpen}
      >
        <PanelRight aria-hidden />
      </Button>
      {phone !== null && (
        <a
          href={`tel:${phone.replace(/[^+\d]/g, '')}`}
          tabIndex={-1}
          aria-label={t('board.callNamed', { name })}
          title={t('driver.callNumber', { phone })}
          className={buttonClass({ size: 'sm', variant: 'quiet', icon: true })}
        >
          <Phone aria-hidden />
        </a>
      )}
      {onOverride !== null && (
        <Button
          size="sm"
          tabIndex={-1}
          disabled={shut}
          title={t(shut ? 'guarded.signInAgain' : 'board.overrideHint')}
          onClick={onOverride}
        >
          {t('board.override')}
        </Button>
      )}
    </div>
  );
}
