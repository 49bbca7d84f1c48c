/** Degrees, as devices tell them. */
export type Coordinates = { readonly latitude: number; readonly longitude: number };
export type Box = { readonly width: number; readonly height: number };
export type Pixel = { readonly x: number; readonly y: number };

export type Scale = {
  readonly pixelsPerMetre: number;
  /** North is up. */
  readonly at: (place: Coordinates) => Pixel;
};

const EARTH_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres along the great circle. */
export function distanceM(from: Coordinates, to: Coordinates): number {
  const half = (degrees: number) => Math.sin((degrees * RADIANS) / 2) ** 2;
  const squared =
    half(to.latitude - from.latitude) +
    Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * half(to.longitude - from.longitude);
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(squared)));
}

/** A circle of ground that must be seen whole. */
export type Spot = Coordinates & { readonly radiusM: number };

/**
 * A flat drawing in which a metre is as long in every direction and all spots lie inside the margins. Good for
 * distances of a city or a region. `closest` metres is the least the box shows from side to side.
 */
export function scaleTo(spots: readonly Spot[], box: Box, margin: number, closest = 200): Scale {
  const [first] = spots;
  const origin = first ?? { latitude: 0, longitude: 0 };
  const flat = (place: Coordinates) => ({
    east: (place.longitude - origin.longitude) * RADIANS * EARTH_M * Math.cos(origin.latitude * RADIANS),
    north: (place.latitude - origin.latitude) * RADIANS * EARTH_M,
  });
  const edges = spots.map((spot) => ({ ...flat(spot), radius: spot.radiusM }));
  const west = Math.min(...edges.map(({ east, radius }) => east - radius));
  const east = Math.max(...edges.map(({ east, radius }) => east + radius));
  const south = Math.min(...edges.map(({ north, radius }) => north - radius));
  const north = Math.max(...edges.map(({ north, radius }) => north + radius));
  const inner = { width: box.width - 2 * margin, height: box.height - 2 * margin };
  const pixelsPerMetre = Math.min(
    inner.width / Math.max(east - west, closest),
    inner.height / Math.max(north - south, (closest * inner.height) / inner.width),
  );
  const middle = { east: (west + east) / 2, north: (south + north) / 2 };
  return {
    pixelsPerMetre,
    at: (place) => {
      const point = flat(place);
      return {
        x: box.width / 2 + (point.east - middle.east) * pixelsPerMetre,
        y: box.height / 2 - (point.north - middle.north) * pixelsPerMetre,
      };
    },
  };
}

/** The longest round length (1, 2 or 5 times a power of ten, metres) that is no longer than so many pixels. */
export function scaleBar(pixelsPerMetre: number, longest: number): { metres: number; pixels: number } {
  const most = longest / pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  return { metres, pixels: metres * pixelsPerMetre };
}
