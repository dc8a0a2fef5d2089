import { describe, expect, test } from 'vitest'
import { shellPages } from '#components/shell/pages.ts'
import { appPages } from '#lib/domain/find/app-pages.ts'
import type { FoundItem } from '#lib/read/answers/find-answer.ts'
import { hrefOf } from './find-words.ts'
import { recentFinds, rememberFind } from './recent-finds.ts'

const item = (kind: FoundItem['kind'], id: string, more: Partial<FoundItem> = {}): FoundItem => ({
  kind,
  id,
  name: id,
  fact: null,
  state: null,
  isExempt: false,
  path: null,
  on: null,
  ...more,
})
const linkTo = (path: string) => `${path}?area=music`

describe('where a row of Find leads', () => {
  test('keeps the view one is in', () => {
    const href = (one: FoundItem) => hrefOf(one, '/cpu', linkTo)
    expect(href(item('service', 'a/b'))).toBe('/services/a%2Fb?area=music')
    expect(href(item('report', 'gangway'))).toBe('/report/gangway?area=music')
    expect(href(item('office', 'oslo'))).toBe('/teams?area=music&office=oslo')
    expect(href(item('review', 'r', { on: '2026-03-10' }))).toBe('/cpu?area=music&asOf=2026-03-10')
    expect(href(item('term', 'left'))).toBe('/definitions?area=music#left')
  })

  test('every page of the sidebar can be found', () => {
    const known = new Map(appPages.map(({ path, name }) => [path, name]))
    for (const { path, name } of shellPages) expect([path, known.get(path)]).toEqual([path, name])
    expect(known.size).toBe(appPages.length)
  })
})

describe('what was opened last', () => {
  const storage = () => {
    const values = new Map<string, string>()
    return {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
    }
  }

  test('comes newest first, each once, eight at most', () => {
    const kept = storage()
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'c']) rememberFind(kept, item('team', id))
    expect(recentFinds(kept).map(({ id }) => id)).toEqual(['c', 'i', 'h', 'g', 'f', 'e', 'd', 'b'])
  })

  test('is nothing where the store says nonsense or may not be read', () => {
    expect(recentFinds({ getItem: () => '{' })).toEqual([])
    expect(recentFinds({ getItem: () => '[1, {"kind":"team"}]' })).toEqual([])
    const forbidden = () => {
      throw new Error('denied')
    }
    expect(recentFinds({ getItem: forbidden })).toEqual([])
    rememberFind({ getItem: () => null, setItem: forbidden }, item('team', 'a'))
  })
})
