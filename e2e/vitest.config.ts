import { defineConfig } from 'vitest/config'

/** Two projects: `unit` needs nothing but Node; `database` gets a real Postgres from `db/testing`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{app,components,db,lib,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', 'node_modules/**', '.next/**'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['{app,db,lib,e2e}/**/*.db.test.ts'],
          globalSetup: ['db/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
