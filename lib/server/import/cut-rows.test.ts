import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordCutter } from './cut-record.ts'
import { cutValues } from './cut-values.ts'
import { cutLine, cutRows, type FileRow } from './file-row.ts'

const limit = 200
const start = { row: 0, byte: 0 }

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function all(rows: AsyncGenerator<FileRow>): Promise<FileRow[]> {
  const taken: FileRow[] = []
  for await (const row of rows) taken.push(row)
  return taken
}
const texts = (rows: FileRow[]) => rows.map(({ bytes }) => bytes.toString())
const lines = (text: string, size = 7) => all(cutRows(inChunks(text, size), start, limit, cutLine))
const records = (text: string, size = 7) =>
  all(cutRows(inChunks(text, size), start, limit, recordCutter(',', limit)))
const values = (text: string, size = 7) => all(cutValues(inChunks(text, size), start, limit))

describe('lines', () => {
  test('a last line needs no line feed, and rows end where the next begins', async () => {
    const rows = await lines('{"a":1}\r\n\n{"b":2}')
    expect(rows.map(({ row, endByte }) => [row, endByte])).toEqual([
      [1, 9],
      [2, 10],
      [3, 17],
    ])
  })

  test('a line beyond the limit is refused alone, wherever chunks begin', async () => {
    for (const size of [1, 7, 64, 5_000]) {
      const rows = await lines(`a\n${'x'.repeat(1_000)}\nb\n`, size)
      expect(rows.map(({ row, fault, endByte }) => [row, fault?.code ?? null, endByte])).toEqual([
        [1, null, 2],
        [2, 'line_too_long', 1_003],
        [3, null, 1_005],
      ])
      expect(rows[1]!.bytes.length).toBe(limit)
    }
  })

  test('cutting again at any row’s end yields the rest', async () => {
    const text = 'one\ntwo\n\nfour'
    const rows = await lines(text)
    for (const { row, endByte } of rows) {
      const rest = await all(
        cutRows(inChunks(text.slice(endByte), 3), { row, byte: endByte }, limit, cutLine),
      )
      expect(rest).toEqual(rows.slice(row))
    }
  })
})

describe('records of a table', () => {
  test('a quoted line feed belongs to its record, doubled marks to their cell', async () => {
    expect(texts(await records('a,"x\ny",1\n"q ""n"" ",2\r\nplain "mark",3'))).toEqual([
      'a,"x\ny",1',
      '"q ""n"" ",2\r',
      'plain "mark",3',
    ])
  })

  test('a mark never closed costs its own line and nothing behind it', async () => {
    for (const size of [1, 7, 5_000]) {
      const rows = await records(`a,1\nb,"open\nc,3\n${'d,4\n'.repeat(200)}`, size)
      expect(rows.length).toBe(203)
      expect(rows.filter(({ fault }) => fault).map(({ row, bytes }) => [row, bytes.toString()])).toEqual([
        [2, 'b,"open'],
      ])
    }
  })

  test('a mark that another row’s mark seems to close costs its own line', async () => {
    const rows = await records('a,"open\nb,"quoted"\nc,3\n')
    expect(rows.map(({ fault }) => fault !== null)).toEqual([true, false, false])
  })

  test('a cell of many megabytes is one refused row', async () => {
    const rows = await records(`a,1\nb,"${'x'.repeat(5_000)}"\nc,3\n`, 64)
    expect(rows.map(({ row, fault }) => [row, fault?.code ?? null])).toEqual([
      [1, null],
      [2, 'line_too_long'],
      [3, null],
    ])
  })

  test('any table written as RFC 4180 says comes back record by record, in any chunks', async () => {
    const cell = fc.string({ maxLength: 10 })
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const written = rows.map(row => row.map(text => `"${text.replaceAll('"', '""')}"`).join(','))
        expect(texts(await records(`${written.join('\n')}\n`, size))).toEqual(written)
      }),
      { numRuns: 100 },
    )
  })
})

describe('values of JSON', () => {
  test('elements of an array, laid out anyhow, with brackets inside texts', async () => {
    const rows = await values('{"a": "]}\\"["},\n {\n "b": [1, {"c": 2}]\n }, null , "x", 5]')
    expect(texts(rows)).toEqual(['{"a": "]}\\"["}', '{\n "b": [1, {"c": 2}]\n }', 'null', '"x"', '5'])
  })

  test('values one behind another', async () => {
    expect(texts(await values('{"a":1}{"b":2}\n\n{"c":3}'))).toEqual(['{"a":1}', '{"b":2}', '{"c":3}'])
  })

  test('a value beyond the limit is refused alone', async () => {
    const rows = await values(`{"a":1},{"b":"${'x'.repeat(3_000)}"},{"c":3}]`, 100)
    expect(rows.map(({ fault }) => fault?.code ?? null)).toEqual([null, 'line_too_long', null])
  })

  test('brackets that do not match end in one faulty row', async () => {
    const rows = await values('{"a":1},{"b":[1,2}')
    expect(rows.map(({ fault }) => fault?.code ?? null)).toEqual([null, 'invalid_row'])
  })

  test('any values come back in any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.object({ maxDepth: 2, maxKeys: 3 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        async (items, size) => {
          const written = items
            .map(item => JSON.stringify(item))
            .filter(text => Buffer.byteLength(text) <= limit)
          expect(texts(await values(`${written.join(',')}]`, size))).toEqual(written)
        },
      ),
      { numRuns: 100 },
    )
  })
})
