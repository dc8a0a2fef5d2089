const needsEscape = /["\\]/

/** A text array as Postgres reads it. Written by hand: the driver's own way costs more than the rest of an insert. */
export function textArray(values: readonly (string | null)[]): string {
  let literal = '{'
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    if (index > 0) literal += ','
    if (value === null) literal += 'NULL'
    else literal += needsEscape.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : `"${value}"`
  }
  return `${literal}}`
}

/** An array of numbers or booleans as Postgres reads it. Instants travel so too, as epoch ms in float8[]. */
export function plainArray(values: readonly (number | boolean | null)[]): string {
  let literal = '{'
  for (let index = 0; index < values.length; index++) {
    if (index > 0) literal += ','
    literal += values[index] ?? 'NULL'
  }
  return `${literal}}`
}

/** Many byte strings as one binary parameter with where each begins (from 1) and how long it is: no hex on the way. */
export function packBytes(values: readonly Uint8Array[]): { bytes: Buffer; starts: string; lengths: string } {
  const starts: number[] = []
  let start = 1
  for (const value of values) {
    starts.push(start)
    start += value.byteLength
  }
  const lengths = plainArray(values.map(value => value.byteLength))
  return { bytes: Buffer.concat(values, start - 1), starts: plainArray(starts), lengths }
}
