import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { FieldError } from '#components/ui/field-error.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { reasonText } from '#lib/i18n/reason-text.ts';

export type Reason = { readonly code: string; readonly label: string };

type ReasonFieldProps = {
  /** Undefined while they load. */
  readonly reasons: readonly Reason[] | undefined;
  readonly failed: boolean;
  readonly onReload: () => void;
  readonly chosen: string | null;
  readonly onChoose: (code: string) => void;
  readonly error: string | undefined;
};

/** The radio buttons' shared name. */
export const REASON_GROUP = 'reason';

/** The letter that chooses the reason at this place: A, B, C… */
export function reasonLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The workspace's reasons as radio buttons with their letters. */
export function ReasonField({ reasons, failed, onReload, chosen, onChoose, error }: ReasonFieldProps) {
  const id = useId();
  const { t } = useLanguage();
  return (
    <fieldset className="mb-3" {...(error === undefined ? {} : { 'aria-describedby': `${id}-error` })}>
      <legend className="text-12 mb-1 flex w-full justify-between font-semibold">
        {t('guarded.reason')} <span className="text-ink-3 font-normal">{t('guarded.required')}</span>
      </legend>
      <div className="grid gap-px">
        {reasons?.map((reason, index) => (
          <label
            key={reason.code}
            className="rounded-ctl hover:bg-surface-3 -mx-1.5 flex h-7 cursor-pointer items-center gap-2 px-1.5 max-sm:h-11"
          >
            <input
              type="radio"
              name={REASON_GROUP}
              value={reason.code}
              checked={reason.code === chosen}
              onChange={() => onChoose(reason.code)}
              className="border-control bg-surface checked:border-ink-solid m-0 size-4 flex-none cursor-pointer appearance-none rounded-full border-[1.5px] checked:border-[5px]"
            />
            {reasonText(reason.code, t, reason.label)}
            <Kbd className="ml-auto max-sm:hidden">
              <span aria-hidden>{reasonLetter(index)}</span>
            </Kbd>
          </label>
        ))}
      </div>
      {reasons?.length === 0 && <p className="text-12 text-ink-3">{t('guarded.noReasons')}</p>}
      {reasons === undefined && (failed ? <ReasonsFailed onReload={onReload} /> : <ReasonSkeleton />)}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

function ReasonsFailed({ onReload }: { readonly onReload: () => void }) {
  const { t } = useLanguage();
  return (
    <div role="alert" className="text-12 text-danger-t flex items-center gap-2">
      {t('guarded.reasonsFailed')}
      <Button size="sm" onClick={onReload}>
        {t('shell.tryAgain')}
      </Button>
    </div>
  );
}

function ReasonSkeleton() {
  const { t } = useLanguage();
  return (
    <div role="status" aria-label={t('guarded.loadingReasons')} className="grid gap-[19px] py-[9px]">
      {['w-32', 'w-36', 'w-28', 'w-40', 'w-36'].map((width, index) => (
        <span key={index} className={`rounded-chip bg-surface-3 h-2.5 ${width}`} />
      ))}
    </div>
  );
}
