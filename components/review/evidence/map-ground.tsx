import type { Box, Scale } from '#lib/review/to-scale.ts';
import { scaleBar } from '#lib/review/to-scale.ts';
import { useLanguage } from '#lib/i18n/use-language.ts';
import { metres } from '../review-words.ts';

type MapGroundProps = { readonly box: Box; readonly scale: Scale };

const LONGEST_BAR = 120;
const INSET = 16;

/** Squares of the scale bar's length, so that distances can be counted off. */
export function MapGrid({ box, scale }: MapGroundProps) {
  const { pixels } = scaleBar(scale.pixelsPerMetre, LONGEST_BAR);
  const lines = (length: number) =>
    Array.from(
      { length: Math.floor(length / pixels) + 1 },
      (_, index) => (length % pixels) / 2 + index * pixels,
    );
  return (
    <g className="stroke-map-edge" strokeWidth="1" opacity="0.6">
      {lines(box.width).map((x) => (
        <line key={`x${x}`} x1={x} x2={x} y1={0} y2={box.height} />
      ))}
      {lines(box.height).map((y) => (
        <line key={`y${y}`} x1={0} x2={box.width} y1={y} y2={y} />
      ))}
    </g>
  );
}

/** The scale bar and the arrow that says where north is. */
export function MapScale({ box, scale }: MapGroundProps) {
  const { locale, t } = useLanguage();
  const bar = scaleBar(scale.pixelsPerMetre, LONGEST_BAR);
  const right = box.width - INSET;
  const y = box.height - INSET;
  return (
    <>
      <path
        d={`M${right - bar.pixels} ${y - 6}V${y}H${right}V${y - 6}`}
        className="stroke-ink-2 fill-none"
        strokeWidth="1.5"
      />
      <text x={right - bar.pixels / 2} y={y - 6} textAnchor="middle" className="text-11 fill-ink-2">
        {metres(bar.metres, locale)}
      </text>
      <path d={`M${right - 6} 14l5 11-5-3-5 3z`} className="fill-ink-2" />
      <text x={right - 6} y={38} textAnchor="middle" className="text-11 fill-ink-2">
        {t('evidence.map.north')}
      </text>
    </>
  );
}
