import { readFileSync } from 'node:fs';
import { z } from 'zod';

const stopSchema = z.strictObject({
  label: z.string().min(1).max(200),
  address: z.string().max(500).default(''),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  planned_arrival: z.iso.datetime({ offset: true }),
  geofence_radius_m: z.number().min(1).max(100_000).optional(),
});
const routeSchema = z.strictObject({
  reference: z.string().min(1).max(100),
  depot: z.string().min(1).max(100),
  scheduled_date: z.iso.date(),
  driver_code: z.string().nullable(),
  stops: z.array(stopSchema).min(1).max(500),
});
const fileSchema = z.strictObject({ routes: z.array(routeSchema).min(1) });

/** A stop as `import_batches` takes it: degrees, ISO time with offset, metres. */
export type StopItem = z.infer<typeof stopSchema>;
/** A route as `import_batches` takes it; `driver_code` null leaves it without a driver. */
export type RouteItem = Omit<z.infer<typeof routeSchema>, 'stops'> & { readonly stops: readonly StopItem[] };

/** A sentence for the person who gave the file. */
export class RouteFileError extends Error {}

/**
 * Reads a file of routes, `{ "routes": [ … ] }`, each as `import_batches` takes it; `routes.sample.json` shows one.
 * @throws RouteFileError naming the route and the field that is wrong
 */
export function readRouteFile(path: string): readonly RouteItem[] {
  return parseRoutes(readText(path), path);
}

/** As `readRouteFile`, from text; `name` is how the message calls it. */
export function parseRoutes(text: string, name: string): readonly RouteItem[] {
  const parsed = fileSchema.safeParse(asJson(text, name));
  if (!parsed.success) throw new RouteFileError(`${name}: ${faultOf(parsed.error, text)}`);
  const seen = new Set<string>();
  for (const { reference } of parsed.data.routes) {
    if (seen.has(reference)) throw new RouteFileError(`${name}: route ${reference} is there twice.`);
    seen.add(reference);
  }
  return parsed.data.routes;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new RouteFileError(`${path} cannot be read.`);
  }
}

function asJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RouteFileError(
      `${name} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`,
    );
  }
}

const named = z.object({
  routes: z.array(z.object({ reference: z.string().catch('') }).catch({ reference: '' })),
});

function faultOf(error: z.ZodError, text: string): string {
  const issue = error.issues[0];
  const [, number, ...field] = issue?.path ?? [];
  const message = issue?.message ?? 'has an unknown form';
  if (typeof number !== 'number') return `it must be { "routes": [ … ] }. ${message}.`;
  const known = named.safeParse(JSON.parse(text));
  const reference = known.success ? known.data.routes[number]?.reference : '';
  const route = reference ? `route ${reference}` : `route ${number + 1}`;
  const where = field
    .map((part) => (typeof part === 'number' ? `stop ${part + 1}` : String(part)))
    .join(', ');
  return `${route}${where === '' ? '' : `, ${where}`}: ${message}.`;
}
