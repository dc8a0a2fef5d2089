import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sourceSchema } from '#lib/collect/config/source-schema.ts'
import { openCollector } from '#lib/collect/open-collector.ts'
import type { Observation } from '#lib/sources/contract.ts'
import { decodeHourlyUse } from '#lib/sources/hourly-use.ts'
import { findPrometheus } from './find-prometheus.ts'
import { storyFrom, storyHours, storyText } from './prometheus-story.ts'
import { findFreePort } from './running-landfall.ts'

const binaries = findPrometheus()
const hourMs = 3_600_000

describe.skipIf(binaries === null)(
  `a real Prometheus${binaries === null ? ' (skipped: no Prometheus to be had here)' : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-prometheus-'))
    let server: ChildProcess
    let url: string

    beforeAll(async () => {
      const text = join(folder, 'story.txt')
      const data = join(folder, 'data')
      writeFileSync(text, storyText())
      writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n')
      execFileSync(join(binaries!, 'promtool'), ['tsdb', 'create-blocks-from', 'openmetrics', text, data])
      const port = await findFreePort()
      url = `http://127.0.0.1:${port}`
      server = spawn(
        join(binaries!, 'prometheus'),
        [
          `--config.file=${join(folder, 'prometheus.yml')}`,
          `--storage.tsdb.path=${data}`,
          '--storage.tsdb.retention.time=100y',
          `--web.listen-address=127.0.0.1:${port}`,
        ],
        { stdio: 'ignore' },
      )
      for (let tries = 0; tries < 300; tries++) {
        const answer = await fetch(`${url}/-/ready`).catch(() => null)
        if (answer?.ok) return
        await sleep(100)
      }
      throw new Error('Prometheus did not become ready')
    })

    afterAll(async () => {
      if (server?.exitCode === null) {
        server.kill()
        await once(server, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    })

    async function collectAll(settings: Record<string, unknown>): Promise<Observation[]> {
      const config = sourceSchema.parse({
        id: 'p',
        kind: 'prometheus',
        url,
        backfillDays: 0.125,
        ...settings,
      })
      const now = storyFrom + storyHours * hourMs + 10 * 60_000
      const collector = await openCollector(config, { env: {}, clock: () => now, random: Math.random })
      try {
        const { events } = await collector.collect({
          state: null,
          now,
          signal: AbortSignal.timeout(30_000),
        })
        return events.flatMap(({ id, body }) => {
          const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'))
          const decoded = decodeHourlyUse(value, { source: 'p', id, now })
          return decoded.ok ? decoded.value.observations : []
        })
      } finally {
        await collector.close()
      }
    }

    const near = (value: number) => ({
      asymmetricMatch: (other: unknown) =>
        typeof other === 'number' && Math.abs(other - value) <= Math.max(1, value * 0.02),
    })
    const use = (seen: Observation[], service: string, figure: 'usedCoreSeconds' | 'requestedCoreSeconds') =>
      seen.flatMap(item => (item.type === 'service_sample' && item.service === service ? [item[figure]] : []))

    test('tells the use and the requests of services on Kubernetes, over a rollout and for a short run', async () => {
      const seen = await collectAll({ cluster: 'gew1-3', selector: 'cluster="gew1-3"', stepSeconds: 60 })
      expect(use(seen, 'cart', 'usedCoreSeconds')).toEqual([
        near(1.2 * 3600),
        near(1.2 * 1800 + 1.4 * 1800),
        near(1.4 * 3600),
      ])
      expect(use(seen, 'cart', 'requestedCoreSeconds')).toEqual([
        near(2 * 3600),
        near(2 * 1800 + 1 * 1800),
        near(1 * 3600),
      ])
      expect(use(seen, 'batch', 'requestedCoreSeconds')).toContainEqual(near(4 * 3600))
      expect(use(seen, 'batch', 'usedCoreSeconds')).toContainEqual(near(2 * 3600))
      const totals = seen.filter(item => item.type === 'cluster_sample')
      expect(totals).toHaveLength(storyHours)
      for (const total of totals)
        expect(total).toMatchObject({
          cluster: 'gew1-3',
          allocatableCoreSeconds: near(2 * 7.91 * 3600),
          usedCoreSeconds: near(5 * 3600),
        })
    })

    test('tells the use of services on Helios, and their share of the cores of the hosts they are on', async () => {
      const seen = await collectAll({ cluster: 'lon', platform: 'helios', selector: 'site="lon"' })
      expect(use(seen, 'playlist', 'usedCoreSeconds')).toContainEqual(near(3 * 3600))
      const provisioned = seen.flatMap(item =>
        item.type === 'service_sample' ? [[item.service, item.provisionedCoreSeconds]] : [],
      )
      // Half of the 16 cores shared with `search`, and the 8 of its own host.
      expect(provisioned).toContainEqual(['playlist', near(16 * 3600)])
      expect(provisioned).toContainEqual(['search_api', near(8 * 3600)])
      expect(seen).toContainEqual(
        expect.objectContaining({ type: 'cluster_sample', allocatableCoreSeconds: near(24 * 3600) }),
      )
    })

    test('says what is wrong with a query of one’s own', async () => {
      await expect(collectAll({ cluster: 'c', queries: { used: 'sum(' } })).rejects.toThrow(
        /HTTP 400: .*parse error/,
      )
    })
  },
)
