import pg from 'pg'

const oid = { int8: 20, numeric: 1700, date: 1082, timestamptz: 1184 }
const arrayOid = { text: 1009, int8: 1016, numeric: 1231, date: 1182, timestamptz: 1185 }

/** `2026-03-02 09:14:00.123456+00` to epoch ms; NaN for `infinity`, which nothing here writes. */
export function decodeInstant(text: string): number {
  // The pool asks for UTC, so this branch is nearly every row; a pooler between may have dropped the setting.
  if (text.endsWith('+00')) return Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
  return Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
}

const decodeTexts = pg.types.getTypeParser(arrayOid.text, 'text') as (text: string) => (string | null)[]
const decodeEach =
  <T>(decode: (text: string) => T) =>
  (text: string): (T | null)[] =>
    decodeTexts(text).map(item => (item === null ? null : decode(item)))

const decoders = new Map<number, (text: string) => unknown>([
  [oid.int8, Number],
  [oid.numeric, Number],
  [oid.date, text => text],
  [oid.timestamptz, decodeInstant],
  [arrayOid.int8, decodeEach(Number)],
  [arrayOid.numeric, decodeEach(Number)],
  [arrayOid.date, decodeTexts],
  [arrayOid.timestamptz, decodeEach(decodeInstant)],
])

/**
 * How a pool reads rows: timestamptz as epoch ms, int8 and numeric (sums of counts) as numbers, date as 'YYYY-MM-DD'.
 * Per pool, because `pg.types` is global and a library may count on its defaults.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format: 'text' | 'binary' = 'text') => {
    const decode = format === 'text' ? decoders.get(id) : undefined
    return decode ?? pg.types.getTypeParser(id, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}
