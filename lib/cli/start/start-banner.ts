import type { Environment } from '#lib/env/environment.ts'

/** Where to look, once everything runs. */
export function startBanner(environment: Environment, postgresPort: number | null): string {
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(environment.host)
    ? 'localhost'
    : environment.host
  const address = environment.publicUrl ?? `http://${name}:${environment.port}`
  const database =
    postgresPort === null ? 'your Postgres (DATABASE_URL)' : `built-in Postgres, 127.0.0.1:${postgresPort}`
  const rows = [
    ['Dashboard', address],
    ['API', `${address}/api/docs`],
    ['Data', environment.dataFolder],
    ['Database', database],
    [
      'Demo',
      environment.isDemoWanted
        ? 'on: an empty database gets a made-up company (LANDFALL_DEMO=off: none)'
        : 'off',
    ],
  ] as const
  const lines = rows.map(([label, value]) => `    ${label.padEnd(11)}${value}`)
  return ['', '  Landfall is running', '', ...lines, '', '  Ctrl-C stops it.', ''].join('\n')
}
