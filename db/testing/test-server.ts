import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.ts'
import { migrateDatabase } from '#db/migrate.ts'

export const templateName = 'landfall_template'

export type TestServer = { adminUrl: string; stop(): Promise<void> }

/**
 * Ends the server and its folder when this process does, however it ends: the shell waits on a pipe from us, which the
 * kernel closes.
 */
function watchOver(pid: number, folder: string): void {
  const script = 'read -r _; kill -QUIT "$0" 2>/dev/null; sleep 0.3; kill -KILL "$0" 2>/dev/null; rm -rf "$1"'
  const shell = spawn('/bin/sh', ['-c', script, String(pid), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.unref()
  ;(shell.stdin as unknown as { unref(): void }).unref()
}

/** One throw-away Postgres (no fsync) in a temp folder and on a port of its own, with a migrated template database. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-test-'))
  const server = await startEmbedded({ folder, durable: false })
  watchOver(server.pid, folder)
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query(`create database ${templateName}`)
  await admin.end()
  await migrateDatabase(urlOf(server.adminUrl, templateName), { now: Date.now(), isTest: true })
  return {
    adminUrl: server.adminUrl,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.toString()
}
