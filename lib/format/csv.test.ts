import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCsv } from './csv.ts'

describe('CSV', () => {
  test('starts with what it is, quotes where needed and leaves gaps empty', () => {
    expect(
      formatCsv(
        ['Deploys per week, "on"'],
        ['week', 'on'],
        [
          ['2026-W23', 6.52],
          ['a "b", c', null],
        ],
      ),
    ).toBe(`# Deploys per week, 'on'\r\nweek,on\r\n2026-W23,6.52\r\n"a ""b"", c",\r\n`)
  })

  test('text that a spreadsheet would run is made harmless', () => {
    expect(
      formatCsv([], ['name'], [['=HYPERLINK("http://x")'], ['-1+1'], ['@x'], [' =1'], ['＝1'], [-1]]),
    ).toBe(`name\r\n"'=HYPERLINK(""http://x"")"\r\n'-1+1\r\n'@x\r\n' =1\r\n'＝1\r\n-1\r\n`)
  })

  test('a comment runs nothing either, and stays on its line', () => {
    expect(formatCsv(['from http://x/?q=a,=HYPERLINK("y")\r\n;+1'], ['a'], [])).toBe(
      "# from http://x/?q=a,'=HYPERLINK('y') ;'+1\r\na\r\n",
    )
  })

  test('readers that skip comments read back every cell, whatever it holds', () => {
    const cell = fc.string({ unit: 'binary' }).map(text => text.replaceAll('\0', ''))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), fc.array(cell), (rows, about) => {
        const read = parse(formatCsv(about, ['a', 'b'], rows), { comment: '#', relax_column_count: false })
        const plain = (text: string) => text.replace(/^'/, '')
        expect(read.slice(1).map((row: string[]) => row.map(plain))).toEqual(rows.map(row => row.map(plain)))
      }),
      { numRuns: 40 },
    )
  })
})
