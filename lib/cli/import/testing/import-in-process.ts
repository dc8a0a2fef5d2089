import { openDatabase } from '#db/client.ts'
import { importFile } from '../import-file.ts'

// A process of its own for tests to kill: `node import-in-process.ts <database url> <file>`.
const [url = '', path = ''] = process.argv.slice(2)
const db = openDatabase(url, { applicationName: 'import-in-process' })
await importFile(db, path, {}, { viewer: { kind: 'token', id: 'cli', name: 'tests', scopes: ['admin'] } })
await db.pool.end()
