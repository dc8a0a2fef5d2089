import { type Database, openDatabase } from '#db/client.ts'

const holder = globalThis as typeof globalThis & { landfallDatabase?: Database }

/**
 * The one pool of this process, opened at first use from `DATABASE_URL` (the supervisor sets it for web and worker).
 * On `globalThis`, because Next loads modules once per bundle and a pool per bundle would exhaust Postgres.
 */
export function processDatabase(): Database {
  if (!holder.landfallDatabase) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set: start Landfall with `npm start`, which provides it.')
    holder.landfallDatabase = openDatabase(url, { applicationName: 'landfall-web' })
  }
  return holder.landfallDatabase
}
