import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { postDeploys } from '#lib/server/ingest/post-deploys.ts'
import { createIngestClient } from '#lib/server/ingest/testing/ingest-client.ts'
import {
  counts,
  countsOf,
  deployOf,
  type ImportDesk,
  idsTo,
  openImportDesk,
  tableOf,
} from './import/testing/import-desk.ts'

let desk: ImportDesk
beforeEach(async () => {
  desk = await openImportDesk()
})
afterEach(() => desk.close())

describe('the same keys as live traffic', () => {
  test('a line that was posted before is a duplicate, whatever the file is packed in', async () => {
    const client = await createIngestClient(desk.database.db, ['ingest:*'], 'history')
    for (const id of [1, 2, 3]) await client.send(postDeploys, '/api/v1/deploys', deployOf(id))
    const text = idsTo(5)
      .map(id => JSON.stringify(deployOf(id)))
      .join('\r\n')
    expect(countsOf(await desk.take(desk.file('history.ndjson', `\ufeff${text}`)))).toEqual(
      counts({ accepted: 2, duplicate: 3 }),
    )
    expect(countsOf(await desk.take(desk.file('history.ndjson.gz', gzipSync(text))))).toEqual(
      counts({ duplicate: 5 }),
    )
    expect(countsOf(await desk.take(desk.file('history.zst', zstdCompressSync(text))))).toEqual(
      counts({ duplicate: 5 }),
    )
    const list = JSON.stringify(
      idsTo(5).map(id => deployOf(id)),
      null,
      2,
    )
    expect(countsOf(await desk.take(desk.file('history.json', list)))).toEqual(counts({ duplicate: 5 }))
    expect(countsOf(await desk.take(desk.file('history.json', `{"deploys": ${list}}`)))).toEqual(
      counts({ duplicate: 5 }),
    )
    expect(await desk.rows('select count(*) from rollout')).toEqual([{ count: 5 }])
    expect(await desk.sums()).toMatchObject({ received: 28, accepted: 5 })
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
      data: deployOf(9),
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
    const lines = [deployOf(1), cdevent, cloudevent, sample, devlake].map(value => JSON.stringify(value))
    const end = await desk.take(desk.file('mixed.ndjson', `${lines.join('\n')}\n`))
    expect(await desk.rows('select code, issues from event_reject')).toEqual([])
    expect(countsOf(end)).toEqual(counts({ accepted: 5 }))
    expect(await desk.rows('select format from event order by 1')).toEqual(
      ['cdevent', 'cloudevent', 'deploy', 'devlake', 'samples'].map(format => ({ format })),
    )
  })
})

describe('tables', () => {
  test('columns are found by other spellings; what fills no field is kept; importing twice gives duplicates only', async () => {
    const path = desk.file('spinnaker-2025.csv', tableOf(idsTo(3), '\r\n'))
    expect(countsOf(await desk.take(path))).toEqual(counts({ accepted: 3 }))
    expect(
      await desk.rows(
        `select source, id, convert_from(body, 'UTF8')::jsonb as body from event order by id limit 1`,
      ),
    ).toEqual([
      {
        source: 'spinnaker-2025',
        id: 'd1',
        body: { ...deployOf(1), note: 'said "hello", twice' },
      },
    ])
    expect(countsOf(await desk.take(path))).toEqual(counts({ duplicate: 3 }))
  })

  test('a table without ids gets stable ones; a mapping and fixed values fill what it lacks', async () => {
    const text =
      'svc;done;result\nsvc-1;2026-03-02 09:00:00;Success\nsvc-2;1772442000;failure\nsvc-1;2026-03-02 09:00:00;Success\n'
    const wishes = {
      columns: { service: 'svc', finishedAt: 'done' },
      set: { platform: 'helios' },
      source: 'old',
    }
    expect(countsOf(await desk.take(desk.file('a.csv', text), wishes))).toEqual(
      counts({ accepted: 2, duplicate: 1 }),
    )
    expect(countsOf(await desk.take(desk.file('b.csv', `${text}`), wishes))).toEqual(counts({ duplicate: 3 }))
    expect(await desk.rows('select service_id, outcome from rollout order by 1')).toEqual([
      { service_id: '?helios/svc-1', outcome: 'succeeded' },
      { service_id: '?helios/svc-2', outcome: 'failed' },
    ])
  })

  test('samples of CPU from a table', async () => {
    const text =
      'at,service,platform,cluster,seconds,used_core_seconds\n2026-03-02T09:00:00Z,s,kubernetes,c,3600,12.5\n'
    expect(countsOf(await desk.take(desk.file('cpu.csv', text)))).toEqual(counts({ accepted: 1 }))
    expect(await desk.rows('select used_core_seconds from sample')).toEqual([{ used_core_seconds: 12.5 }])
  })

  test('what is no file of rows is refused as a whole, with what to do', async () => {
    for (const [name, body] of [
      ['empty.csv', ''],
      ['sheet.xlsx', 'PK\u0003\u0004rest'],
      ['wide.csv', Buffer.from('\ufeffid,service', 'utf16le')],
      ['words.txt', 'just some words\nand more'],
    ] as const)
      await expect(desk.take(desk.file(name, body))).rejects.toThrow(/empty|save it as|header|one column/i)
    expect(await desk.rows('select 1 from import_job')).toEqual([])
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
  const good = tableOf(idsTo(30)).trimEnd().split('\n')
  const lines = [...good]
  for (const [row, text] of bad) lines.splice(row - 1, 0, text)

  test('each is told with its row and reason, the others are in, and mended rows go in by themselves', async () => {
    const end = await desk.take(desk.file('deploys.csv', `${lines.join('\n')}\n`))
    expect(countsOf(end)).toEqual(counts({ accepted: 30, rejected: 10 }))
    const told = await desk.refusals(end.job)
    expect(told.map(({ refused_row }) => refused_row)).toEqual(bad.map(([row]) => row))
    for (const [index, [, , reason]] of bad.entries()) expect(told[index]!.refused_because).toMatch(reason)
    expect(told[2]).toMatchObject({ id: 'd92', finishedAt: 'yesterday' })
    expect(await desk.sums()).toMatchObject({ received: 40, rejected: 10 })

    const list = await desk.refusedTable(end.job)
    const mended = list.replace('yesterday', '2026-03-02T09:00:00Z')
    const again = await desk.take(desk.file('refused.csv', mended), { source: 'deploys' })
    expect(countsOf(again)).toEqual(counts({ accepted: 1, rejected: 9 }))
    expect(
      await desk.rows(
        `select source, convert_from(body, 'UTF8')::jsonb ? 'refused_row' as told from event where id = 'd92'`,
      ),
    ).toEqual([{ source: 'deploys', told: false }])
  })

  test('a line of many megabytes and one the database cannot hold are one refused row each', async () => {
    const text = [
      JSON.stringify(deployOf(1)),
      JSON.stringify({ ...deployOf(2), note: 'x'.repeat(3_000_000) }),
      JSON.stringify({ ...deployOf(3), version: 'a\u0000b' }),
      '{"id": "d4"',
      JSON.stringify(deployOf(5)),
    ].join('\n')
    const end = await desk.take(desk.file('mixed.ndjson', text))
    expect(countsOf(end)).toEqual(counts({ accepted: 2, rejected: 3 }))
    const told = await desk.refusals(end.job)
    expect(told.map(({ refused_row }) => refused_row)).toEqual([2, 3, 4])
    expect(await desk.sums()).toMatchObject({ received: 5 })
  })
})
