import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { HttpClient } from '../collector.ts'
import { type BackstageOptions, catalogOfEntities, type KnownComponents } from './catalog-of-entities.ts'
import { createBackstageCollector } from './collect-backstage.ts'
import { decodeEntityRef, type Entity } from './entity.ts'
import { defaultAliasAnnotations, defaultAreaTypes, defaultKinds } from './source.ts'

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/backstage')
const hasFixtures = existsSync(fixtures)
const day = 86_400_000
const now = Date.UTC(2026, 10, 21, 8)
const options: BackstageOptions = {
  kinds: defaultKinds,
  areaTypes: defaultAreaTypes,
  aliasAnnotations: { ...defaultAliasAnnotations, 'example.com/helios-job': 'helios' },
  archetypeAnnotation: null,
  retireAfterMs: 7 * day,
  mostLostShare: 0.5,
}

const component = (name: string, owner: string, annotations: Record<string, string> = {}): Entity => ({
  kind: 'Component',
  metadata: { name, annotations },
  spec: { type: 'service' },
  relations: [{ type: 'ownedBy', targetRef: owner }],
})
const group = (name: string, type: string, parent?: string): Entity => ({
  kind: 'Group',
  metadata: { name },
  spec: { type, ...(parent ? { parent } : {}), profile: { displayName: name.toUpperCase() } },
})
const groups = [
  group('music', 'product-area'),
  group('core', 'squad', 'music'),
  group('web', 'squad', 'music'),
]
const walk = (entities: Entity[], before: KnownComponents = {}, at = now) =>
  catalogOfEntities([...groups, ...entities], before, options, at)

test.each([
  ['playlists-core', 'group:default/playlists-core'],
  ['Group:Default/Playlists-Core', 'group:default/playlists-core'],
  ['user:ada', 'user:default/ada'],
  ['other/core', 'group:other/core'],
])('the reference %s is %s', (ref, full) => {
  const { kind, namespace, name } = decodeEntityRef(ref, 'group')
  expect(`${kind}:${namespace}/${name}`).toBe(full)
})

describe('a catalogue of entities', () => {
  test('groups are teams of the nearest area above them, components are services of the group that owns them', () => {
    const { catalog, problems } = walk([
      component('cart', 'group:default/core', { 'example.com/helios-job': 'shopping-cart' }),
      { ...component('docs', 'group:default/core'), spec: { type: 'library' } },
    ])
    expect(catalog).toEqual({
      areas: [{ id: 'music', name: 'MUSIC' }],
      teams: [
        { id: 'core', name: 'CORE', area: 'music' },
        { id: 'web', name: 'WEB', area: 'music' },
      ],
      services: [
        {
          id: 'cart',
          name: null,
          team: 'core',
          kind: 'backend',
          aliases: [{ platform: 'helios', name: 'shopping-cart' }],
        },
      ],
      ownership: [],
    })
    expect(problems).toEqual([])
  })

  test('a user or a group nobody knows owns nothing, and is named', () => {
    const { catalog, problems } = walk([
      component('a', 'user:default/ada'),
      component('b', 'group:default/ghosts'),
    ])
    expect(catalog.services.map(service => 'team' in service)).toEqual([false, false])
    expect(problems).toEqual(['2 components have no group as their owner: a, b'])
  })

  test('another owner is a change from that day on; the team it had before keeps what was before', () => {
    const first = walk([component('cart', 'group:default/core')])
    const second = walk([component('cart', 'group:default/web')], first.known, now + day)
    expect(second.catalog.ownership).toEqual([{ service: 'cart', team: 'web', from: '2026-11-22' }])
    expect(second.catalog.services[0]).not.toHaveProperty('team')
    const third = walk([component('cart', 'group:default/web')], second.known, now + 2 * day)
    expect(third.catalog.ownership).toEqual([])
  })

  test('a renamed component stays the service it was, and answers to both names', () => {
    const mark = { 'github.com/project-slug': 'example/cart' }
    const first = walk([
      component('cart', 'group:default/core', mark),
      component('other', 'group:default/core'),
    ])
    const second = walk(
      [component('basket', 'group:default/core', mark), component('other', 'group:default/core')],
      first.known,
      now + day,
    )
    expect(second.catalog.services[0]).toMatchObject({
      id: 'cart',
      aliases: expect.arrayContaining([{ platform: 'kubernetes', name: 'basket' }]),
    })
    expect(second.problems).toEqual([])
    expect(Object.keys(second.known)).toEqual(['component:default/basket', 'component:default/other'])
  })

  test('a component that is gone keeps what it had, is retired when it stays away, and is back when it comes back', () => {
    const others = ['x', 'y', 'z'].map(name => component(name, 'group:default/core'))
    const cart = component('cart', 'group:default/core')
    const first = walk([cart, ...others])
    const gone = walk(others, first.known, now + day)
    expect(gone.problems).toEqual(['1 components are gone from the catalogue and keep what they had: cart'])
    const waited = walk(others, gone.known, now + 5 * day)
    expect(waited.catalog.services).toHaveLength(3)
    const retired = walk(others, waited.known, now + 8 * day)
    expect(retired.catalog.services).toContainEqual({ id: 'cart', retiredAt: '2026-11-22T08:00:00.000Z' })
    const again = walk(others, retired.known, now + 9 * day)
    expect(again.catalog.services).toHaveLength(3)
    const back = walk([cart, ...others], again.known, now + 10 * day)
    expect(back.catalog.services[0]).toMatchObject({ id: 'cart', retiredAt: null })
  })

  test('a walk that lost most of the catalogue is not believed', () => {
    const first = walk(['a', 'b', 'c', 'd'].map(name => component(name, 'group:default/core')))
    expect(() => walk([component('a', 'group:default/core')], first.known)).toThrow(
      '3 of 4 components are gone at once',
    )
  })

  test('law: the same walk again changes nothing', () => {
    const entities = ['a', 'b', 'c'].map(name => component(name, 'group:default/core', { 'x/y': name }))
    const first = walk(entities)
    const second = walk([...entities].reverse(), first.known, now + day)
    expect(second.known).toEqual(first.known)
    expect(second.catalog.ownership).toEqual([])
  })
})

describe.skipIf(!hasFixtures)(
  `recorded answers${hasFixtures ? '' : ' (skipped: no shared fixtures)'}`,
  () => {
    const read = (name: string) => readFileSync(join(fixtures, `${name}.json`), 'utf8')
    const answers = (pages: string[], asked: string[] = []): HttpClient => ({
      address: 'http://backstage.test',
      open: () => Promise.reject(new Error('not asked for')),
      close: async () => {},
      async fetch({ path }) {
        asked.push(path)
        const text = pages[asked.length - 1]!
        return { status: text.includes('"error"') ? 401 : 200, retryAfterSeconds: null, text }
      },
    })
    const collect = (client: HttpClient) =>
      createBackstageCollector(
        { ...options, pageSize: 2, requestTimeoutMs: 1000, pollMs: 1000 },
        { client, clock: () => now },
      ).collect({ state: null, now, signal: new AbortController().signal })
    /** The recorded pages of components, with the recorded groups put on the last one, as one walk over both tells them. */
    const pages = (): string[] => {
      const [first, last] = [JSON.parse(read('components_p1')), JSON.parse(read('components_p2'))]
      const { items } = JSON.parse(read('groups'))
      last.items.push(...items)
      first.totalItems += items.length
      return [JSON.stringify(first), JSON.stringify(last)]
    }

    test('pages are walked to the end, with the fields asked for each time', async () => {
      const asked: string[] = []
      const { catalog, problem } = await collect(answers(pages(), asked))
      const queries = asked.map(path => new URL(path, 'http://x').searchParams)
      expect(queries.map(query => query.get('fields') !== null)).toEqual([true, true])
      expect([queries[0]!.getAll('filter'), queries[1]!.has('filter'), queries[1]!.has('cursor')]).toEqual([
        ['kind=component', 'kind=group'],
        false,
        true,
      ])
      expect(catalog).toMatchObject({
        areas: [{ id: 'playlists', name: 'Playlists' }],
        teams: [
          { id: 'playlists-core', name: 'Playlists Core', area: 'playlists' },
          { id: 'playlists-web', name: null, area: 'playlists' },
        ],
        services: [
          { id: 'ghost-owned', kind: 'backend', aliases: [] },
          { id: 'orphaned-svc', kind: 'backend' },
          // Kubernetes and Helios call it by its own name.
          { id: 'playlist-api', name: 'Playlist API', team: 'playlists-core', kind: 'backend', aliases: [] },
          { id: 'playlist-web', team: 'playlists-web', kind: 'website' },
        ],
      })
      expect(problem).toBe('2 components have no group as their owner: ghost-owned, orphaned-svc')
    })

    test('half a walk is no walk', async () => {
      const [first] = pages()
      await expect(collect(answers([first!, read('bad_cursor')]))).rejects.toThrow(/HTTP 401: .*cursor/i)
      const short = JSON.parse(first!)
      short.pageInfo = {}
      await expect(collect(answers([JSON.stringify(short)]))).rejects.toThrow(
        'announced 7 entities and told 2',
      )
    })

    test('a token that is not good is said in the catalogue’s words', async () => {
      await expect(collect(answers([read('bad_token')]))).rejects.toThrow('HTTP 401: Illegal token')
      await expect(collect(answers([read('no_token')]))).rejects.toThrow('HTTP 401: Missing credentials')
    })
  },
)
