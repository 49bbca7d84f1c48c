import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateApiKey } from '@supabase/lite';
import { z } from 'zod';
import { PlatformError } from './platform-error.ts';

const keysSchema = z.object({
  publishableKey: z.string().startsWith('sb_publishable_'),
  secretKey: z.string().startsWith('sb_secret_'),
  jwtSecret: z.string().min(32),
  passwords: z.object({
    supabase_admin: z.string().min(1),
    postgres: z.string().min(1),
    authenticator: z.string().min(1),
    supabase_auth_admin: z.string().min(1),
  }),
});

export type Keys = z.infer<typeof keysSchema>;

/** The keys and passwords of a data folder, made on the first call. The file is for its owner only. */
export async function loadKeys(dataDir: string): Promise<Keys> {
  const file = join(dataDir, 'keys.json');
  if (!existsSync(file)) {
    const keys = await makeKeys();
    writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
    return keys;
  }
  const parsed = keysSchema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new PlatformError(`${file} is damaged. Start afresh with --reset.`);
}

async function makeKeys(): Promise<Keys> {
  const [publishable, secret] = await Promise.all([generateApiKey('publishable'), generateApiKey('secret')]);
  return {
    publishableKey: publishable.key,
    secretKey: secret.key,
    jwtSecret: randomBytes(32).toString('hex'),
    passwords: {
      supabase_admin: makePassword(),
      postgres: makePassword(),
      authenticator: makePassword(),
      supabase_auth_admin: makePassword(),
    },
  };
}

function makePassword(): string {
  return randomBytes(18).toString('base64url');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
