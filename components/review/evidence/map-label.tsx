import type { Box, Pixel } from '#lib/review/to-scale.ts';
import { cx } from '#components/ui/cx.ts';

type MapLabelProps = {
  /** The middle of its upper edge. */
  readonly at: Pixel;
  readonly box: Box;
  readonly lines: readonly string[];
  readonly tone?: 'plain' | 'danger';
};

const LINE = 16;
const GLYPH = 6.3;
const EDGE = 8;

/** How much room a label takes; the width is estimated, glyph widths are not known before painting. */
export function labelSize(lines: readonly string[]): Box {
  const longest = Math.max(...lines.map((line) => line.length));
  return { width: longest * GLYPH + 16, height: lines.length * LINE + 6 };
}

/** A small box of text over a drawing, kept inside it. */
export function MapLabel({ at, box, lines, tone = 'plain' }: MapLabelProps) {
  const { width, height } = labelSize(lines);
  const x = clamp(at.x - width / 2, EDGE, box.width - width - EDGE);
  const y = clamp(at.y, EDGE, box.height - height - EDGE);
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        className={cx('fill-[var(--overlay)]', tone === 'danger' ? 'stroke-danger' : 'stroke-line-2')}
      />
      {lines.map((line, index) => (
        <text
          key={line}
          x={x + width / 2}
          y={y + 3 + LINE * index + 12}
          textAnchor="middle"
          className={cx(
            'text-12',
            tone === 'danger' ? 'fill-danger-t' : 'fill-ink',
            (tone === 'danger' || lines.length > 1) && index === 0 && 'font-semibold',
          )}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
