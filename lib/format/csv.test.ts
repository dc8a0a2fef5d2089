import { describe, expect, test } from 'vitest'
import { formatCsv } from './csv.ts'

describe('CSV', () => {
  test('starts with what it is, quotes where needed and leaves gaps empty', () => {
    expect(
      formatCsv(
        ['Deploys per week'],
        ['week', 'on'],
        [
          ['2026-W23', 6.52],
          ['a "b", c', null],
        ],
      ),
    ).toBe('# Deploys per week\r\nweek,on\r\n2026-W23,6.52\r\n"a ""b"", c",\r\n')
  })

  test('text that a spreadsheet would run is made harmless', () => {
    expect(formatCsv([], ['name'], [['=HYPERLINK("http://x")'], ['-1+1'], ['@x']])).toBe(
      `name\r\n"'=HYPERLINK(""http://x"")"\r\n'-1+1\r\n'@x\r\n`,
    )
  })
})
