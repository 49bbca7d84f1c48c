import { DEFAULT_MAP_STYLES, type MapStyles } from './map-styles.ts';
import { z } from './zod.ts';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsUnset, schema.optional());

const mapStyle = z.union([z.literal('none'), z.url({ protocol: /^https?$/ })]);

const webSchema = z.object({
  SUPABASE_URL: z.url(),
  SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  NODE_ENV: optional(z.string()),
  MAP_STYLE_URL: optional(mapStyle),
  MAP_STYLE_DARK_URL: optional(mapStyle),
});

const toolSchema = z.object({
  SUPABASE_URL: optional(z.url()),
  SUPABASE_PUBLISHABLE_KEY: optional(z.string().min(1)),
  SUPABASE_SECRET_KEY: optional(z.string().min(1)),
  SUPABASE_DB_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL')),
  MARSHAL_PORT: optional(z.coerce.number().int().min(1).max(65_534)),
  MARSHAL_DATA: optional(z.string()),
});

export type ServerEnv = {
  readonly url: string;
  readonly publishableKey: string;
  readonly development: boolean;
  /** A style for one theme only serves both. */
  readonly mapStyles: MapStyles;
};

export type ToolEnv = {
  readonly url: string | undefined;
  readonly publishableKey: string | undefined;
  readonly secretKey: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly port: number | undefined;
  readonly dataDir: string | undefined;
};

function read<Schema extends z.ZodType>(schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete. ${faults.join('; ')}`);
}

/** What the web process may know, read at request time so that one build serves any project. Throws one plain sentence. */
export function serverEnv(): ServerEnv {
  const env = read(webSchema);
  return {
    url: env.SUPABASE_URL,
    publishableKey: env.SUPABASE_PUBLISHABLE_KEY,
    development: env.NODE_ENV === 'development',
    mapStyles: mapStylesOf(env.MAP_STYLE_URL, env.MAP_STYLE_DARK_URL),
  };
}

function mapStylesOf(light: string | undefined, dark: string | undefined): MapStyles {
  const given = {
    light: light ?? dark ?? DEFAULT_MAP_STYLES.light,
    dark: dark ?? light ?? DEFAULT_MAP_STYLES.dark,
  };
  return {
    light: given.light === 'none' ? null : given.light,
    dark: given.dark === 'none' ? null : given.dark,
  };
}

/** What command-line tools may know, secret key included. Never import this from `app/` or `components/`. */
export function toolEnv(): ToolEnv {
  const env = read(toolSchema);
  return {
    url: env.SUPABASE_URL,
    publishableKey: env.SUPABASE_PUBLISHABLE_KEY,
    secretKey: env.SUPABASE_SECRET_KEY,
    databaseUrl: env.SUPABASE_DB_URL,
    port: env.MARSHAL_PORT,
    dataDir: env.MARSHAL_DATA,
  };
}
