'use client';

import { useLanguage } from '#lib/i18n/use-language.ts';
import type { DeviceChange } from '#lib/sessions/device-changes.ts';
import { distanceWords } from './comparison.ts';
import { comparePlan } from './compare-plan.ts';

const WIDTH = 320;
const HEIGHT = 132;

/** The last place of the old device and the place of the new one, to scale. */
export function CompareMap({ change }: { readonly change: DeviceChange }) {
  const language = useLanguage();
  const { t } = language;
  const { place, previousPlace, distanceM } = change;
  if (place === null || previousPlace === null) {
    return (
      <p className="text-12 text-ink-3 grid h-33 place-items-center border max-md:col-span-2 max-sm:order-first max-sm:col-span-1">
        {t('sessions.noDistance')}
      </p>
    );
  }
  const { old, next, scale, barM } = comparePlan(previousPlace, place, WIDTH, HEIGHT);
  const distance = distanceM === null ? '' : distanceWords(distanceM, language);
  return (
    <svg
      role="img"
      aria-label={t('sessions.mapLabel', { distance })}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="bg-map-land text-map-text w-full max-w-80 border max-md:col-span-2 max-sm:order-first max-sm:col-span-1"
    >
      <path d={`M${old.x} ${old.y}L${next.x} ${next.y}`} className="stroke-control" strokeDasharray="4 3" />
      <circle cx={old.x} cy={old.y} r={old.radius} className="fill-ink-3/15 stroke-ink-3" strokeWidth="1" />
      <circle
        cx={next.x}
        cy={next.y}
        r={next.radius}
        className="fill-accent/15 stroke-accent"
        strokeWidth="1"
      />
      <circle cx={old.x} cy={old.y} r="5" className="fill-surface stroke-ink-3" strokeWidth="2" />
      <path d={`M${next.x - 5} ${next.y - 5}h10v10h-10z`} className="fill-accent" />
      <Label x={old.x} y={old.y} words={t('sessions.old')} />
      <Label x={next.x} y={next.y} words={t('sessions.new')} />
      <path
        d={`M12 ${HEIGHT - 14}v4h${barM * scale}v-4`}
        className="stroke-ink-2 fill-none"
        strokeWidth="1.5"
      />
      <text x="12" y={HEIGHT - 18} className="fill-ink-2 text-[11px]">
        {distanceWords(barM, language)}
      </text>
    </svg>
  );
}

function Label({ x, y, words }: { readonly x: number; readonly y: number; readonly words: string }) {
  const right = x < WIDTH - 60;
  return (
    <text
      x={right ? x + 9 : x - 9}
      y={y - 7}
      textAnchor={right ? 'start' : 'end'}
      className="fill-ink text-[11px] font-medium"
    >
      {words}
    </text>
  );
}
