/** Headers that do not change from request to request; proxy.ts adds the ones that do. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

const absent = { browser: './lib/supabase/absent-parts.ts' };

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  devIndicators: false,
  // `npm run check` checks the types, tests included; a build on a user's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  experimental: { serverActions: { bodySizeLimit: '16kb' } },
  turbopack: {
    resolveAlias: {
      '@supabase/storage-js': absent,
      '@supabase/functions-js': absent,
      // Of its sign-in library: passkeys, wallets, and what an administrator of the whole project may do.
      './lib/webauthn': absent,
      './lib/web3/ethereum': absent,
      './GoTrueAdminApi': absent,
      // Messages are compiled on the server, so the formatter that brings no parser is enough.
      'use-intl/format-message': 'use-intl/format-message/format-only',
    },
  },
  headers: async () => [{ source: '/:path*', headers }],
};

export default config;
