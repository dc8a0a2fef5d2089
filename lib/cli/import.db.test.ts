import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportJob } from '#db/queries/import-jobs.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { refusedLines } from '#lib/server/import/refused-rows.ts'
import { postDeploys } from '#lib/server/ingest/post-deploys.ts'
import { createIngestClient } from '#lib/server/ingest/testing/ingest-client.ts'
import { type FileOptions, importFile } from './import/import-file.ts'

const viewer: Viewer = { kind: 'token', id: 'cli', name: 'tests', scopes: ['admin'] }
const root = join(import.meta.dirname, '../..')
const fixtures = join(root, '../shared/fixtures/events')
let test_: TestDatabase
let folder: string
beforeEach(async () => {
  test_ = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'landfall-import-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await test_.drop()
})

const file = (name: string, body: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, body)
  return path
}
const take = (path: string, wishes = {}, options: Partial<FileOptions> = {}) =>
  importFile(test_.db, path, wishes, { viewer, ...options })
const rows = async <T = Record<string, unknown>>(sql: string): Promise<T[]> =>
  (await test_.db.pool.query(sql)).rows as T[]
const countsOf = ({ job }: Awaited<ReturnType<typeof take>>) => {
  const { accepted, duplicate, conflict, ignored, rejected } = job
  return { accepted, duplicate, conflict, ignored, rejected }
}
const counts = (change: object) => ({
  accepted: 0,
  duplicate: 0,
  conflict: 0,
  ignored: 0,
  rejected: 0,
  ...change,
})
const deploy = (id: number, rest: object = {}) => ({
  id: `d${id}`,
  service: `svc-${id % 7}`,
  platform: 'kubernetes',
  version: `v${id}`,
  finishedAt: new Date(Date.UTC(2026, 2, 2) + id * 1_000).toISOString(),
  ...rest,
})
const table = (ids: number[], newline = '\n') =>
  [
    'id,service_name,Platform,version,Finished At,note',
    ...ids.map(id => {
      const { service, platform, version, finishedAt } = deploy(id)
      return `d${id},${service},${platform},"${version}",${finishedAt},"said ""hello"", twice"`
    }),
    '',
  ].join(newline)
const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const adds = async () => {
  const [sums] = await rows<Record<string, number>>(
    `select sum(received) as received, sum(accepted + duplicate + conflict + ignored + rejected) as parts,
            sum(accepted) as accepted, sum(rejected) as rejected from intake_count`,
  )
  expect(sums?.received).toBe(sums?.parts)
  return sums!
}

async function textOf(lines: AsyncGenerator<string>): Promise<string> {
  let text = ''
  for await (const line of lines) text += line
  return text
}
const refusalsOf = async (job: ImportJob): Promise<Record<string, unknown>[]> =>
  (await textOf(refusedLines(test_.db, job, 'ndjson')))
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)

describe('the same keys as live traffic', () => {
  test('a line that was posted before is a duplicate, whatever the file is packed in', async () => {
    const client = await createIngestClient(test_.db, ['ingest:*'], 'history')
    for (const id of [1, 2, 3]) await client.send(postDeploys, '/api/v1/deploys', deploy(id))
    const text = ids(5)
      .map(id => JSON.stringify(deploy(id)))
      .join('\r\n')
    expect(countsOf(await take(file('history.ndjson', `\ufeff${text}`)))).toEqual(
      counts({ accepted: 2, duplicate: 3 }),
    )
    expect(countsOf(await take(file('history.ndjson.gz', gzipSync(text))))).toEqual(counts({ duplicate: 5 }))
    expect(countsOf(await take(file('history.zst', zstdCompressSync(text))))).toEqual(
      counts({ duplicate: 5 }),
    )
    const list = JSON.stringify(
      ids(5).map(id => deploy(id)),
      null,
      2,
    )
    expect(countsOf(await take(file('history.json', list)))).toEqual(counts({ duplicate: 5 }))
    expect(countsOf(await take(file('history.json', `{"deploys": ${list}}`)))).toEqual(
      counts({ duplicate: 5 }),
    )
    expect(await rows('select count(*) from rollout')).toEqual([{ count: 5 }])
    expect(await adds()).toMatchObject({ received: 28, accepted: 5 })
  })

  test('deploys, CloudEvents, CDEvents, samples and DevLake bodies, mixed line by line', async () => {
    const cdevent = {
      context: {
        specversion: '0.5.1',
        id: 'cd',
        source: '/cd',
        type: 'dev.cdevents.service.deployed.0.3.0',
        timestamp: '2026-03-02T09:16:31Z',
      },
      subject: { id: 'svc-1', content: { environment: { id: 'gew1' } } },
    }
    const cloudevent = {
      specversion: '1.0',
      id: 'ce',
      source: '/ce',
      type: 'dev.landfall.deploy.v1',
      data: deploy(9),
    }
    const sample = {
      at: '2026-03-02T09:00:00Z',
      service: 'svc-1',
      cluster: 'gew1',
      seconds: 60,
      usedCoreSeconds: 1,
    }
    const devlake = {
      id: 'dl',
      startedDate: '2026-03-01T00:00:00Z',
      finishedDate: '2026-03-01T01:00:00Z',
      deploymentCommits: [
        {
          repoUrl: 'https://git.example.com/x/svc-1.git',
          commitSha: 'c1',
          startedDate: '2026-03-01T00:00:00Z',
          finishedDate: '2026-03-01T01:00:00Z',
        },
      ],
    }
    const lines = [deploy(1), cdevent, cloudevent, sample, devlake].map(value => JSON.stringify(value))
    const end = await take(file('mixed.ndjson', `${lines.join('\n')}\n`))
    expect(await rows('select code, issues from event_reject')).toEqual([])
    expect(countsOf(end)).toEqual(counts({ accepted: 5 }))
    expect(await rows('select format from event order by 1')).toEqual(
      ['cdevent', 'cloudevent', 'deploy', 'devlake', 'samples'].map(format => ({ format })),
    )
  })
})

describe('tables', () => {
  test('columns are found by other spellings; what fills no field is kept; importing twice gives duplicates only', async () => {
    const path = file('spinnaker-2025.csv', table(ids(3), '\r\n'))
    expect(countsOf(await take(path))).toEqual(counts({ accepted: 3 }))
    expect(
      await rows(
        `select source, id, convert_from(body, 'UTF8')::jsonb as body from event order by id limit 1`,
      ),
    ).toEqual([
      {
        source: 'spinnaker-2025',
        id: 'd1',
        body: { ...deploy(1), note: 'said "hello", twice' },
      },
    ])
    expect(countsOf(await take(path))).toEqual(counts({ duplicate: 3 }))
  })

  test('a table without ids gets stable ones; a mapping and fixed values fill what it lacks', async () => {
    const text =
      'svc;done;result\nsvc-1;2026-03-02 09:00:00;Success\nsvc-2;1772442000;failure\nsvc-1;2026-03-02 09:00:00;Success\n'
    const wishes = {
      columns: { service: 'svc', finishedAt: 'done' },
      set: { platform: 'helios' },
      source: 'old',
    }
    expect(countsOf(await take(file('a.csv', text), wishes))).toEqual(counts({ accepted: 2, duplicate: 1 }))
    expect(countsOf(await take(file('b.csv', `${text}`), wishes))).toEqual(counts({ duplicate: 3 }))
    expect(await rows('select service_id, outcome from rollout order by 1')).toEqual([
      { service_id: '?helios/svc-1', outcome: 'succeeded' },
      { service_id: '?helios/svc-2', outcome: 'failed' },
    ])
  })

  test('samples of CPU from a table', async () => {
    const text =
      'at,service,platform,cluster,seconds,used_core_seconds\n2026-03-02T09:00:00Z,s,kubernetes,c,3600,12.5\n'
    expect(countsOf(await take(file('cpu.csv', text)))).toEqual(counts({ accepted: 1 }))
    expect(await rows('select used_core_seconds from sample')).toEqual([{ used_core_seconds: 12.5 }])
  })

  test('what is no file of rows is refused as a whole, with what to do', async () => {
    for (const [name, body] of [
      ['empty.csv', ''],
      ['sheet.xlsx', 'PK\u0003\u0004rest'],
      ['wide.csv', Buffer.from('\ufeffid,service', 'utf16le')],
      ['words.txt', 'just some words\nand more'],
    ] as const)
      await expect(take(file(name, body))).rejects.toThrow(/empty|save it as|header|one column/i)
    expect(await rows('select 1 from import_job')).toEqual([])
  })
})

describe('ten bad rows', () => {
  const bad: [row: number, text: string, reason: RegExp][] = [
    [3, 'd90,,kubernetes,v,2026-03-02T09:00:00Z,', /\/service/],
    [5, 'd91,svc-1,,v,2026-03-02T09:00:00Z,', /\/platform/],
    [7, 'd92,svc-1,kubernetes,v,yesterday,', /\/finishedAt must be an RFC 3339/],
    [9, 'd93,svc-1,kubernetes,v,,', /\/finishedAt/],
    [11, 'd94,svc-1,kubernetes,v,1999-01-01T00:00:00Z,', /before the year 2000/],
    [13, 'd95,svc-1,kubernetes,v,2126-01-01T00:00:00Z,', /24 hours in the future/],
    [15, 'd96,svc-1,kubernetes,v,2026-03-02T09:00:00Z,x,one too many', /7 cells/],
    [17, 'd97,"svc-1,kubernetes,v,2026-03-02T09:00:00Z,', /never closed/],
    [19, 'd98,"svc"-1,kubernetes,v,2026-03-02T09:00:00Z,', /behind a closing/],
    [21, `d99,${'s'.repeat(201)},kubernetes,v,2026-03-02T09:00:00Z,`, /200 bytes/],
  ]
  const good = table(ids(30)).trimEnd().split('\n')
  const lines = [...good]
  for (const [row, text] of bad) lines.splice(row - 1, 0, text)

  test('each is told with its row and reason, the others are in, and mended rows go in by themselves', async () => {
    const end = await take(file('deploys.csv', `${lines.join('\n')}\n`))
    expect(countsOf(end)).toEqual(counts({ accepted: 30, rejected: 10 }))
    const told = await refusalsOf(end.job)
    expect(told.map(({ refused_row }) => refused_row)).toEqual(bad.map(([row]) => row))
    for (const [index, [, , reason]] of bad.entries()) expect(told[index]!.refused_because).toMatch(reason)
    expect(told[2]).toMatchObject({ id: 'd92', finishedAt: 'yesterday' })
    expect(await adds()).toMatchObject({ received: 40, rejected: 10 })

    const list = await textOf(refusedLines(test_.db, end.job, 'csv'))
    const mended = list.replace('yesterday', '2026-03-02T09:00:00Z')
    const again = await take(file('refused.csv', mended), { source: 'deploys' })
    expect(countsOf(again)).toEqual(counts({ accepted: 1, rejected: 9 }))
    expect(
      await rows(
        `select source, convert_from(body, 'UTF8')::jsonb ? 'refused_row' as told from event where id = 'd92'`,
      ),
    ).toEqual([{ source: 'deploys', told: false }])
  })

  test('a line of many megabytes and one the database cannot hold are one refused row each', async () => {
    const text = [
      JSON.stringify(deploy(1)),
      JSON.stringify({ ...deploy(2), note: 'x'.repeat(3_000_000) }),
      JSON.stringify({ ...deploy(3), version: 'a\u0000b' }),
      '{"id": "d4"',
      JSON.stringify(deploy(5)),
    ].join('\n')
    const end = await take(file('mixed.ndjson', text))
    expect(countsOf(end)).toEqual(counts({ accepted: 2, rejected: 3 }))
    const told = await refusalsOf(end.job)
    expect(told.map(({ refused_row }) => refused_row)).toEqual([2, 3, 4])
    expect(await adds()).toMatchObject({ received: 5 })
  })
})

describe('going on where it was left', () => {
  test.each(['history.ndjson', 'history.csv', 'history.ndjson.gz'])(
    '%s stopped and started again',
    async name => {
      const body = name.endsWith('.csv')
        ? table(ids(2_200))
        : ids(2_200)
            .map(id => JSON.stringify(deploy(id)))
            .join('\n')
      const path = file(name, name.endsWith('.gz') ? gzipSync(body) : body)
      const stopping = new AbortController()
      const first = await take(path, {}, { signal: stopping.signal, onProgress: () => stopping.abort() })
      expect(first.job).toMatchObject({ state: 'stopped' })
      expect(first.job.accepted).toBeLessThan(2_200)
      const second = await take(path)
      expect(second.job).toMatchObject({
        id: first.job.id,
        state: 'done',
        accepted: 2_200,
        duplicate: 0,
        rejected: 0,
      })
      expect(second.resumedFrom).toBe(first.job.rowsDone)
      expect(await rows('select count(*) from rollout')).toEqual([{ count: 2_200 }])
      expect(await adds()).toMatchObject({ received: 2_200 })
      expect(await rows('select action from audit_log order by seq')).toEqual(
        ['import.started', 'import.stopped', 'import.resumed', 'import.done'].map(action => ({ action })),
      )
    },
  )

  test('kill -9 in the middle: nothing is lost and nothing counted twice', async () => {
    const count = 12_000
    const path = file(
      'big.ndjson',
      ids(count)
        .map(id => JSON.stringify(deploy(id)))
        .join('\n'),
    )
    const command = join(root, 'lib/cli/import/testing/import-in-process.ts')
    const node = join(root, 'node_modules/.bin/node')
    const child = spawn(existsSync(node) ? node : process.execPath, [command, test_.url, path], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', part => {
      said += part
    })
    const gone = new Promise(resolve => child.once('exit', resolve))
    for (;;) {
      const [job] = await rows<{ rows_done: number }>('select rows_done from import_job')
      if ((job?.rows_done ?? 0) > 0 || child.exitCode !== null) break
      await sleep(5)
    }
    expect(child.exitCode, said).toBeNull()
    child.kill('SIGKILL')
    await gone
    // What it was sending when it died ends with its connection.
    await expect
      .poll(
        async () =>
          (await rows(`select 1 from pg_stat_activity where application_name = 'import-in-process'`)).length,
      )
      .toBe(0)
    const [held] = await rows<{ rows_done: number; accepted: number; state: string }>(
      'select * from import_job',
    )
    expect(held).toMatchObject({ state: 'running', accepted: held!.rows_done })
    expect(held!.rows_done).toBeGreaterThan(0)
    expect(held!.rows_done).toBeLessThan(count)
    expect(await rows('select count(*) from event')).toEqual([{ count: held!.rows_done }])

    const end = await take(path)
    expect(end.job).toMatchObject({ state: 'done', accepted: count, duplicate: 0, rowsDone: count })
    expect(await rows('select count(*) from event')).toEqual([{ count }])
    expect(await adds()).toMatchObject({ received: count, accepted: count })
  })

  test('a file cut off in the middle of its compression keeps what came before, and says so', async () => {
    const whole = gzipSync(
      ids(3_000)
        .map(id => JSON.stringify(deploy(id)))
        .join('\n'),
    )
    const end = await take(file('cut.gz', whole.subarray(0, whole.length >> 1)))
    expect(end.job).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/gzip file is damaged or cut off/),
    })
    expect(end.job.accepted).toBe((await rows('select 1 from event')).length)
  })
})

describe.skipIf(!existsSync(fixtures))('exports of others', () => {
  test('DevLake: commits of one deployment and repository are one rollout', async () => {
    const path = join(
      fixtures,
      'devlake/dora-e2e/prev_success_deployment_commit/cicd_deployment_commits_before.csv',
    )
    const end = await take(path, { set: { platform: 'kubernetes' } })
    const count = readFileSync(path, 'utf8').trim().split('\n').length - 1
    expect(countsOf(end)).toEqual(counts({ accepted: count }))
    expect(
      await rows(
        `select service_id, outcome, environment, commit, finished_at from rollout where rollout_id = 'pipeline1' order by 1`,
      ),
    ).toEqual([
      {
        service_id: '?kubernetes/REPO111',
        outcome: 'succeeded',
        environment: 'production',
        commit: '1',
        finished_at: Date.parse('2022-09-11T06:51:47Z'),
      },
      {
        service_id: '?kubernetes/REPO222',
        outcome: 'succeeded',
        environment: 'production',
        commit: '2',
        finished_at: Date.parse('2022-09-12T06:51:47Z'),
      },
    ])
    expect(countsOf(await take(path, { set: { platform: 'kubernetes' } }))).toEqual(
      counts({ duplicate: count }),
    )
  })

  test('Four Keys: raw events and the view of deployments', async () => {
    const read = (name: string) => readFileSync(join(fixtures, 'fourkeys/constructed', name), 'utf8')
    const row = (id: string, type: string, source: string, metadata: string) =>
      JSON.stringify({
        event_type: type,
        id,
        metadata,
        time_created: '2026-05-01 12:00:00 UTC',
        signature: `sig-${id}`,
        msg_id: '1',
        source,
      })
    const lines = [
      row('1', 'deployment_status', 'github', read('github.deployment_status.minimal.json')),
      row('2', 'deployment', 'gitlab', read('gitlab.deployment.minimal.json')),
      row('3', 'deployment', 'argocd', read('argocd.deployment.json')),
      row('4', 'issues', 'github', read('github.issue.incident.json')),
    ]
    const end = await take(file('events_raw.ndjson', lines.join('\n')), { set: { platform: 'kubernetes' } })
    expect(countsOf(end)).toEqual(counts({ accepted: 2, ignored: 1, rejected: 1 }))
    expect(await rows('select service_id from rollout order by 1')).toEqual([
      { service_id: '?kubernetes/search' },
      { service_id: '?kubernetes/test' },
    ])
    const view = 'deploy_id,time_created,changes\nx,2026-05-01 12:00:00 UTC,"[a, b]"\n'
    expect(countsOf(await take(file('view.csv', view)))).toEqual(counts({ rejected: 1 }))
    const set = { service: 'shop', platform: 'kubernetes' }
    expect(countsOf(await take(file('view.csv', view), { set }))).toEqual(counts({ accepted: 1 }))
    expect(await rows(`select commit from rollout where service_id = '?kubernetes/shop'`)).toEqual([
      { commit: 'a' },
    ])
  })
})
