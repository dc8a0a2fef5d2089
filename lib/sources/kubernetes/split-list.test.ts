import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitList } from './split-list.ts'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, from + size)
}

async function split(text: string, size: number) {
  const items: unknown[] = []
  const rest = await splitList(inPieces(new TextEncoder().encode(text), size), item =>
    items.push(JSON.parse(item)),
  )
  return { items, rest: JSON.parse(rest) as unknown }
}

it('a list comes apart into its items and the rest, wherever its bytes are cut', async () => {
  const item = fc.dictionary(fc.string(), fc.jsonValue())
  const list = fc.record({
    metadata: fc.dictionary(fc.string(), fc.jsonValue()),
    items: fc.array(item, { maxLength: 5 }),
    after: fc.jsonValue(),
  })
  await fc.assert(
    fc.asyncProperty(list, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (value, size, isSpaced) => {
      const text = JSON.stringify(value, null, isSpaced ? 2 : 0)
      const found = await split(text, size)
      expect(found.items).toEqual(JSON.parse(JSON.stringify(value.items)))
      expect(found.rest).toEqual(JSON.parse(JSON.stringify({ ...value, items: [] })))
    }),
  )
})

it('a list without items, and one whose items are null, are empty', async () => {
  expect((await split('{"metadata":{},"items":null}', 7)).items).toEqual([])
  expect((await split('{"metadata":{"a":[{"items":[{}]}]},"items":[]}', 7)).items).toEqual([])
})

it.each(['{"items":[{"a":1},{"b"', '{"items":[{"a":1}', '{"items":[', '', '{"metadata":{"a":"x'])(
  'half a list is no list: %s',
  async text => {
    await expect(split(text, 4)).rejects.toThrow()
  },
)
