import { ChevronDown, ChevronUp, ExternalLink, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import type { FleetRow } from '#lib/fleet/types.ts';
import { useFleetMeta } from '#lib/fleet/use-fleet.ts';
import type { PanelDeeds } from './driver-panel.tsx';
import { PanelActions } from './panel-actions.tsx';
import { PanelStatus } from './panel-status.tsx';
import { useLanguage } from '#lib/i18n/use-language.ts';

/** Who, in which state, since when, on what; and what can be done about it. */
export function PanelHeader({ row, ...deeds }: PanelDeeds & { readonly row: FleetRow }) {
  const { t } = useLanguage();
  const { workspace } = useFleetMeta();
  return (
    <header className="flex-none border-b pt-3 pr-4 pb-3 pl-5">
      <div className="flex items-center gap-2 max-sm:-mr-2 max-sm:gap-0">
        <h2 className="text-16 min-w-0 truncate font-semibold" title={row.driver?.name}>
          {row.driver?.name ?? t('driver.noDriver')}
        </h2>
        <span className="text-ink-3 flex-1 max-sm:pl-2">{row.driver?.code}</span>
        <IconButton words={t('driver.previous')} keys="K" onPress={() => deeds.onMove(-1)}>
          <ChevronUp aria-hidden />
        </IconButton>
        <IconButton words={t('driver.next')} keys="J" onPress={() => deeds.onMove(1)}>
          <ChevronDown aria-hidden />
        </IconButton>
        <a
          href={`/board?w=${workspace.id}&batch=${row.id}`}
          target="_blank"
          rel="noreferrer"
          aria-label={t('driver.newTab')}
          title={t('driver.newTab')}
          className={`${buttonClass({ variant: 'quiet', size: 'sm', icon: true })} max-sm:hidden`}
        >
          <ExternalLink aria-hidden />
        </a>
        <IconButton words={t('driver.close')} keys="Esc" onPress={deeds.onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <PanelStatus row={row} />
      <PanelActions row={row} {...deeds} />
    </header>
  );
}

type IconButtonProps = {
  readonly words: string;
  readonly keys: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

function IconButton({ words, keys, onPress, children }: IconButtonProps) {
  const { t } = useLanguage();
  return (
    <Button
      variant="quiet"
      size="sm"
      icon
      aria-label={words}
      title={t('driver.withKey', { words, key: keys })}
      onClick={onPress}
      className="max-sm:-my-2.5 max-sm:size-11"
    >
      {children}
    </Button>
  );
}
