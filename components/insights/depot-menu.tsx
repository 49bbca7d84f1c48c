'use client';

import { MenuSeparator } from '#components/ui/menu.tsx';
import { Option, OptionMenu } from '#components/ui/option-menu.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

type DepotMenuProps = {
  readonly depots: readonly string[];
  readonly depot: string | null;
  readonly onDepot: (depot: string | null) => void;
};

/** One depot, or all of them. */
export function DepotMenu({ depots, depot, onDepot }: DepotMenuProps) {
  const { t } = useLanguage();
  return (
    <OptionMenu>
      <Option on={depot === null} onPress={() => onDepot(null)}>
        {t('insights.everyDepot')}
      </Option>
      <MenuSeparator className="border-t" />
      {depots.map((name) => (
        <Option key={name} on={depot === name} onPress={() => onDepot(name)}>
          {name}
        </Option>
      ))}
    </OptionMenu>
  );
}
