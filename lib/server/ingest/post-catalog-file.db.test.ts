import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#db/testing/test-database.ts'
import { postCatalogFile } from './post-catalog-file.ts'
import { createIngestClient, type IngestClient } from './testing/ingest-client.ts'

let test_: TestDatabase
let client: IngestClient
beforeAll(async () => {
  test_ = await createTestDatabase()
  client = await createIngestClient(test_.db, ['admin'], 'init')
})
afterAll(() => test_.drop())

const send = (name: string, text: string, more = '') =>
  client.send(postCatalogFile, `/api/v1/catalog/files?name=${name}${more}`, text, {
    'content-type': 'text/plain',
  })
const teams = async () =>
  (await test_.db.pool.query<{ id: string }>('select id from team order by id')).rows.map(({ id }) => id)

describe('a catalogue file', () => {
  test('a table is told by its columns, tried without writing, then recorded', async () => {
    const text = 'ID;Name;Area\r\ncore;Core;music\r\nweb;"Web; and more";music\r\n'
    await send('areas.csv', 'id,name\nmusic,Music\n', '&table=areas')
    const tried = await send('teams.csv', text, '&dryRun=1')
    expect(tried.body).toMatchObject({
      form: 'csv',
      table: 'teams',
      isRecorded: false,
      changes: { teams: { added: 2, addedIds: ['core', 'web'] } },
      issues: [],
    })
    expect(await teams()).toEqual([])
    expect((await send('teams.csv', text)).body).toMatchObject({ isRecorded: true })
    expect(await teams()).toEqual(['core', 'web'])
    const changed = await send('teams.csv', 'id,name,area\ncore,The core,music\n', '&dryRun=1')
    expect(changed.body).toMatchObject({
      changes: { teams: { changes: [{ id: 'core', fields: { name: { from: 'Core', to: 'The core' } } }] } },
    })
  })

  test('every wrong row is told with its line, and none is written', async () => {
    const rows = [
      'id,team,kind,aliases,createdAt',
      'a,core,backend,helios:aa,2020-01-01',
      '?b,core,backend,,',
    ]
    rows.push('c,core,backend,:basket,', 'd,core,backend,,yesterday')
    const answer = await send('services.csv', `${rows.join('\n')}\n`)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      isRecorded: false,
      issues: [
        { line: 3, path: '/services/1/id' },
        { line: 4, path: '/services/2/aliases/0/platform' },
        { line: 5, path: '/services/3/createdAt' },
      ],
    })
    const unknown = await send('services.csv', 'id,team\na,core\nb,nobody\n')
    expect(unknown.body).toMatchObject({ issues: [{ line: 3, path: '/services/1/team' }] })
    expect((await test_.db.pool.query('select id from service')).rows).toEqual([])
  })

  test('YAML is the shape of the call, with lines where something is wrong', async () => {
    const answer = await send('c.yaml', 'teams:\n  - id: core\n  - id: 7\n', '&dryRun=1')
    expect(answer.body).toMatchObject({ form: 'yaml', issues: [{ line: 3, path: '/teams/1/id' }] })
    expect((await send('c.yaml', 'teams: [\n')).body).toMatchObject({ issues: [{ path: '' }] })
    expect((await send('c.yaml', 'team:\n  - id: core\n')).body).toMatchObject({
      issues: [{ message: /team/ }],
    })
  })

  test('documents of Backstage are read as its catalogue would tell them', async () => {
    const text = [
      'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: squad }\nspec: { type: squad, parent: music }',
      'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: music }\nspec: { type: area }',
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: cart }\nspec: { type: service, owner: squad }',
    ].join('\n---\n')
    expect((await send('catalog-info.yaml', text)).body).toMatchObject({
      form: 'backstage',
      isRecorded: true,
      changes: { teams: { addedIds: ['squad'] }, services: { addedIds: ['cart'] } },
    })
  })

  test('who may not change the catalogue is refused, and a file that is no text', async () => {
    const reader = await createIngestClient(test_.db, ['read'], 'reader')
    const headers = { 'content-type': 'text/plain' }
    expect(
      (await reader.send(postCatalogFile, '/api/v1/catalog/files?name=a.csv', 'id\n', headers)).status,
    ).toBe(403)
    expect((await send('a.csv', 'id,name\n', '&table=things')).status).toBe(422)
    expect((await send('empty.csv', '')).body).toMatchObject({ issues: [{ message: 'the file is empty' }] })
  })
})
