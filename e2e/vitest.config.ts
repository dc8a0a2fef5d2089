import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 }

/**
 * `unit` needs nothing but Node, `database` gets a real Postgres from `db/testing`, `process` starts the built application
 * as its users do (run `npm test`, or build first). One after the other: starting is not tried on a machine that is busy.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    env: { LANDFALL_LOG_LEVEL: 'silent' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Laws over whole companies take seconds where others share the machine.
          testTimeout: 30_000,
          include: ['{app,components,db,lib,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/*.process.test.ts', 'node_modules/**', '.next/**'],
        },
      },
      {
        extends: true,
        test: {
          ...slow,
          name: 'database',
          include: ['{app,db,lib,e2e}/**/*.db.test.ts'],
          globalSetup: ['db/testing/global-setup.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...slow,
          name: 'process',
          include: ['e2e/process/*.process.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
