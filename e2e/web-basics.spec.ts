import { readFileSync, globSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from './stack/console-test.ts';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
};

for (const path of [
  '/',
  '/sign-in',
  '/board',
  '/board?w=nonsense',
  '/api/health',
  '/no-such-page',
  '/icon.svg',
  '/favicon.ico',
]) {
  test(`${path} answers with the security headers`, async ({ browsers }) => {
    const page = await browsers.newPage();
    const response = await page.request.get(path, { maxRedirects: 0 });
    expect(response.headers()).toMatchObject(ALWAYS);
    expect(response.headers()).not.toHaveProperty('x-powered-by');
  });
}

for (const path of ['/', '/sign-in', '/board', '/api/health', '/no-such-page']) {
  test(`${path} is never cached and carries a policy with a nonce of its own`, async ({ browsers }) => {
    const page = await browsers.newPage();
    const nonces = [];
    for (let time = 0; time < 2; time += 1) {
      const response = await page.request.get(path, { maxRedirects: 0 });
      const headers = response.headers();
      expect(headers['cache-control']).toContain('no-store');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      nonces.push(/script-src 'nonce-([^']+)'/.exec(policy)?.[1]);
    }
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonces[1]).not.toBe(nonces[0]);
  });
}

test('every script of a page carries the nonce of its answer', async ({ browsers }) => {
  const page = await browsers.newPage();
  const response = await page.request.get('/sign-in');
  const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1];
  const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
});

test('no secret is in a page or in what browsers download', async ({ browsers, stack, world }) => {
  const { secretKey, jwtSecret, databaseUrl } = stack.platform;
  const password = new URL(databaseUrl).password;
  const page = await browsers.openBoard(world.supervisor);
  const html = await (await page.request.get('/board')).text();
  const chunks = globSync('**/*.{js,css,json,map}', { cwd: STATIC, withFileTypes: false });
  expect(chunks.length).toBeGreaterThan(0);
  const texts = [html, ...chunks.map((chunk) => readFileSync(resolve(STATIC, chunk), 'utf8'))];
  for (const secret of [secretKey, jwtSecret, password, 'SUPABASE_SECRET_KEY', 'SUPABASE_DB_URL']) {
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
  expect(html).toContain(stack.platform.publishableKey);
});

test('a form that another site sends is refused', async ({ browsers, stack }) => {
  const page = await browsers.newPage();
  for (const origin of ['https://evil.example', 'null', undefined]) {
    const response = await page.request.post('/sign-in', {
      form: { email: 'a@b.example', password: 'x' },
      headers: origin === undefined ? {} : { origin },
    });
    expect(response.status()).toBe(403);
  }
  expect(stack.consoleUrl).toMatch(/^http:/);
});

const STATIC = resolve(import.meta.dirname, '../.next/static');
