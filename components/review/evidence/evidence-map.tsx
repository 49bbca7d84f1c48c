'use client';

import type { Place } from '#lib/review/evidence.ts';
import { scaleTo, type Coordinates, type Scale, type Spot } from '#lib/review/to-scale.ts';
import { MapGrid, MapScale } from './map-ground.tsx';
import { labelSize, MapLabel } from './map-label.tsx';
import { MapLegend } from './map-legend.tsx';
import { useBox } from './use-box.ts';

export type MapStop = Coordinates & { readonly radiusM: number; readonly lines: readonly string[] };
export type MapPoint = Place & { readonly lines: readonly string[] };

export type EvidenceMapProps = {
  /** The whole picture in a sentence. */
  readonly label: string;
  readonly stop: MapStop | null;
  readonly reported: MapPoint | null;
  /** The point before it, when the way between the two is what was flagged. */
  readonly previous: MapPoint | null;
  /** Located events before and after, in the order they were recorded. */
  readonly before: readonly Coordinates[];
  readonly after: readonly Coordinates[];
  /** On the dashed line. */
  readonly distance: readonly string[];
};

const MARGIN = 56;

/** Stop, allowed circle, reported point with its accuracy, and the way between events: all to one scale, north up. */
export function EvidenceMap(props: EvidenceMapProps) {
  const { label, stop, reported, previous, before, after, distance } = props;
  const [box, ref] = useBox({ width: 720, height: 300 });
  const scale = scaleTo(spotsOf(props), box, MARGIN);
  const from = reported === null ? null : scale.at(reported);
  const target = previous ?? stop;
  const to = target === null ? null : scale.at(target);
  const below = from === null || to === null || from.y >= to.y;
  return (
    <div className="bg-map-land flex-none border-b">
      <svg
        ref={ref}
        role="img"
        data-picture
        aria-label={label}
        className="block h-[300px] w-full max-sm:h-[250px]"
      >
        <MapGrid box={box} scale={scale} />
        <Track
          places={reported === null || previous !== null ? before : [...before, reported]}
          scale={scale}
        />
        <Track places={reported === null ? after : [reported, ...after]} scale={scale} dotted />
        {stop !== null && <StopMark stop={stop} scale={scale} />}
        {from !== null && to !== null && (
          <line
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            strokeDasharray="5 4"
            strokeWidth="1.5"
            className="stroke-danger"
          />
        )}
        {previous !== null && <PointMark point={previous} scale={scale} />}
        {reported !== null && <PointMark point={reported} scale={scale} reported />}
        {stop !== null && (
          <MapLabel
            at={besideOf(scale.at(stop), stop.radiusM * scale.pixelsPerMetre, !below, stop.lines)}
            box={box}
            lines={stop.lines}
          />
        )}
        {previous !== null && (
          <MapLabel
            at={besideOf(scale.at(previous), 8, !below, previous.lines)}
            box={box}
            lines={previous.lines}
          />
        )}
        {reported !== null && (
          <MapLabel
            at={besideOf(scale.at(reported), accuracyPx(reported, scale), below, reported.lines)}
            box={box}
            lines={reported.lines}
          />
        )}
        {from !== null && to !== null && distance.length > 0 && (
          <MapLabel
            at={{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - labelSize(distance).height / 2 }}
            box={box}
            lines={distance}
            tone="danger"
          />
        )}
        <MapScale box={box} scale={scale} />
      </svg>
      <MapLegend {...props} />
    </div>
  );
}

function spotsOf({ stop, reported, previous, before, after }: EvidenceMapProps): readonly Spot[] {
  const points = [reported, previous].filter((point) => point !== null);
  const spots = points.map((point) => ({ ...point, radiusM: point.accuracyM ?? 0 }));
  const flagged = stop === null ? spots : [...spots, stop];
  // The way there may leave the picture; what was measured may not.
  return flagged.length > 1 || reported !== null
    ? flagged
    : [...flagged, ...[...before.slice(-2), ...after.slice(0, 2)].map((place) => ({ ...place, radiusM: 0 }))];
}

function besideOf(
  { x, y }: { x: number; y: number },
  reach: number,
  below: boolean,
  lines: readonly string[],
) {
  return { x, y: below ? y + reach + 8 : y - reach - 8 - labelSize(lines).height };
}

function accuracyPx(place: Place, scale: Scale): number {
  return Math.max(9, (place.accuracyM ?? 0) * scale.pixelsPerMetre);
}

function StopMark({ stop, scale }: { readonly stop: MapStop; readonly scale: Scale }) {
  const { x, y } = scale.at(stop);
  return (
    <>
      <circle
        cx={x}
        cy={y}
        r={stop.radiusM * scale.pixelsPerMetre}
        className="fill-ink stroke-ink"
        fillOpacity="0.08"
        strokeWidth="1.5"
        data-mark="radius"
      />
      <rect x={x - 5} y={y - 5} width="10" height="10" className="fill-ink" />
    </>
  );
}

type PointMarkProps = { readonly point: Place; readonly scale: Scale; readonly reported?: boolean };

function PointMark({ point, scale, reported = false }: PointMarkProps) {
  const { x, y } = scale.at(point);
  const tone = reported ? 'stroke-danger fill-danger' : 'stroke-ink-2 fill-ink-2';
  return (
    <>
      {point.accuracyM !== null && (
        <circle
          cx={x}
          cy={y}
          r={point.accuracyM * scale.pixelsPerMetre}
          fillOpacity="0.14"
          className={tone}
          data-mark="accuracy"
        />
      )}
      {reported ? (
        <path
          d={`M${x - 5} ${y - 5}l10 10m0-10l-10 10`}
          strokeWidth="2.25"
          className="stroke-danger fill-none"
        />
      ) : (
        <circle cx={x} cy={y} r="4" className="fill-ink-2" />
      )}
    </>
  );
}

type TrackProps = {
  readonly places: readonly Coordinates[];
  readonly scale: Scale;
  readonly dotted?: boolean;
};

function Track({ places, scale, dotted = false }: TrackProps) {
  const points = places.map((place) => scale.at(place));
  if (points.length < 2) return null;
  return (
    <g data-status="EN_ROUTE">
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        strokeWidth="2"
        strokeLinejoin="round"
        {...(dotted ? { strokeDasharray: '2 4' } : {})}
        className="stroke-st-c fill-none"
      />
      {points.map(({ x, y }, index) => (
        <circle key={index} cx={x} cy={y} r="3" strokeWidth="1.5" className="stroke-st-c fill-map-land" />
      ))}
    </g>
  );
}
