/** What a room may import. Paths match by prefix; `types:` before a path allows `import type` only. */
export type Room = { folder: string; rooms: string[]; packages: string[]; belongs: string }

const nodeBuiltins = 'node:'

/** The table of ARCHITECTURE.md as data. The longest matching folder counts; a room may always import itself. */
export const rooms: Room[] = [
  {
    folder: 'lib/domain',
    rooms: [],
    packages: ['simple-statistics', 'd3-array'],
    belongs: 'is pure: clock, random, environment, database and libraries are given to it by its callers',
  },
  {
    folder: 'lib/sources',
    rooms: ['lib/domain', 'lib/http'],
    packages: ['zod', nodeBuiltins],
    belongs: 'turns foreign bytes into observations: storing belongs in lib/ingest, polling in lib/collect',
  },
  {
    folder: 'db',
    rooms: ['lib/env', 'types:lib/domain'],
    packages: ['drizzle-orm', 'drizzle-kit', 'pg', 'pg-copy-streams', nodeBuiltins],
    belongs: 'knows SQL and nothing else: judgements belong in lib/domain, answers in lib/read',
  },
  {
    folder: 'db/demo',
    rooms: ['db', 'lib/env', 'lib/domain'],
    packages: ['pg', 'pg-copy-streams', 'd3-array', nodeBuiltins],
    belongs: 'makes up a company from a seed; what writes it through ingest belongs in lib/worker',
  },
  ...['ingest', 'project', 'read', 'record'].map(name => ({
    folder: `lib/${name}`,
    rooms: ['db', 'lib/domain', 'lib/env'],
    packages: ['zod', 'pg', 'd3-array', 'date-holidays', nodeBuiltins],
    belongs:
      'works on the database and lib/domain: decoding belongs in lib/sources, drawing in components, HTTP in lib/server or app',
  })),
  {
    folder: 'lib/collect',
    rooms: ['lib/sources', 'lib/ingest', 'db', 'lib/domain', 'lib/env', 'lib/log'],
    packages: ['zod', 'undici', 'pg', 'yaml', nodeBuiltins],
    belongs: 'runs sources and hands what they observe to lib/ingest: pages belong in app',
  },
  {
    folder: 'lib/query',
    rooms: ['lib/domain', 'types:lib/read'],
    packages: ['@tanstack/react-query', 'nuqs', 'react'],
    belongs: 'runs in the browser: what reads the database belongs in lib/read',
  },
  {
    folder: 'lib/format',
    rooms: ['lib/domain'],
    packages: [],
    belongs: 'turns values into text and knows nothing else',
  },
  {
    folder: 'lib/env',
    rooms: [],
    packages: ['zod', nodeBuiltins],
    belongs: 'reads settings and knows nothing else',
  },
  {
    folder: 'lib/log',
    rooms: ['lib/env'],
    packages: ['pino', nodeBuiltins],
    belongs: 'writes records and knows nothing else',
  },
  {
    folder: 'lib/http',
    rooms: ['lib/domain', 'lib/env', 'lib/log'],
    packages: ['zod', nodeBuiltins],
    belongs: 'is the part of HTTP that is the same for every call: calls belong in lib/server or app/api',
  },
  {
    folder: 'lib/auth',
    rooms: ['db', 'lib/domain', 'lib/env', 'lib/http', 'lib/log'],
    packages: ['next-auth', 'next', 'react', 'zod', nodeBuiltins],
    belongs: 'tells who asks: what they may see is decided in lib/read and lib/record',
  },
  {
    folder: 'lib/notify',
    rooms: ['db', 'lib/domain', 'lib/env', 'lib/log', 'lib/read', 'lib/format'],
    packages: ['nodemailer', 'ical-generator', 'undici', nodeBuiltins],
    belongs: 'tells people what lib/read answers',
  },
  {
    folder: 'components/ui',
    rooms: ['lib/domain', 'lib/format'],
    packages: ['react', 'react-dom', 'next', '@mantine'],
    belongs: 'has no domain words and fetches nothing: what fetches belongs in components/<topic>',
  },
  {
    folder: 'components/charts',
    rooms: ['components/ui', 'lib/domain', 'lib/format'],
    packages: ['react', 'react-dom', 'next', '@mantine', 'recharts', 'd3-array', 'd3-scale'],
    belongs: 'takes points and draws them: what fetches belongs in components/<topic>',
  },
  {
    folder: 'components',
    rooms: ['components', 'lib/domain', 'lib/format', 'lib/query', 'types:lib/read/answers'],
    packages: [
      'react',
      'react-dom',
      'next',
      'next-auth',
      '@mantine',
      '@tanstack',
      'recharts',
      'nuqs',
      'd3-array',
      'd3-scale',
      'dayjs',
    ],
    belongs: 'draws what lib/query brings: reading the database belongs in lib/read, routing in app',
  },
  {
    folder: 'app',
    rooms: [
      'components',
      'db',
      'lib/auth',
      'lib/collect',
      'lib/domain',
      'lib/env',
      'lib/format',
      'lib/http',
      'lib/ingest',
      'lib/log',
      'lib/notify',
      'lib/project',
      'lib/query',
      'lib/read',
      'lib/record',
      'lib/server',
      'lib/sources',
    ],
    packages: ['*'],
    belongs: 'routes and composes: background work belongs in lib/worker, tests in e2e',
  },
  ...['server', 'worker', 'cli'].map(name => ({
    folder: `lib/${name}`,
    rooms: ['db', 'lib'],
    packages: ['*'],
    belongs:
      'composes sources with ingest and runs processes: drawing belongs in components, routing in app, tests in e2e',
  })),
  {
    folder: 'e2e',
    rooms: ['*'],
    packages: ['*'],
    belongs: 'tests and measures everything, and is imported by nobody',
  },
]
