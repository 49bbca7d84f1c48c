import { Field, Input } from '#components/ui/field.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type TypedConfirmationProps = {
  readonly word: string;
  readonly drivers: number;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly error: string | undefined;
};

/** A driver in the middle of a route is not logged out by one key too many. */
export function TypedConfirmation({ word, drivers, typed, onType, error }: TypedConfirmationProps) {
  const { t } = useLanguage();
  return (
    <Field
      label={drivers === 1 ? t('logout.typeCode', { word }) : t('logout.typeCount', { word })}
      error={error}
      className="mt-3 mb-0"
    >
      {(control) => (
        <Input
          {...control}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          onChange={(event) => onType(event.target.value)}
          className="max-sm:text-16 font-mono max-sm:h-11"
        />
      )}
    </Field>
  );
}
