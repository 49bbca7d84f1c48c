import type { ReactNode } from 'react';

type SettingsFormProps = { readonly onSave: () => void; readonly children: ReactNode };

/** Fields and their save bar: Enter in any field saves. */
export function SettingsForm({ onSave, children }: SettingsFormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      className="flex min-h-0 flex-[1_1_0] flex-col"
    >
      {children}
    </form>
  );
}
