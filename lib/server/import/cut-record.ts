import type { Cut, RowFault } from './file-row.ts'

const newline = 0x0a
const carriageReturn = 0x0d
const quote = 0x22

const unclosed: RowFault = {
  code: 'invalid_row',
  message: 'a quotation mark is opened and never closed: only this line is taken as the row',
}
const stray: RowFault = {
  code: 'invalid_row',
  message: 'text stands behind a closing quotation mark; a mark within quotes is written twice',
}

/**
 * Finds the end of a CSV record (RFC 4180): line feeds within quotes belong to it. Where quotes are wrong, only the line
 * they stand in is refused, and the next line begins a record again: a stray mark must not swallow the rest of a file.
 */
export function recordCutter(
  delimiter: string,
  limit: number,
): (held: Buffer, from: number, isLast: boolean) => Cut {
  const separator = delimiter.charCodeAt(0)
  return (held, from, isLast) => {
    const firstLine = held.indexOf(newline, from)
    const lineEnd = firstLine < 0 ? held.length : firstLine
    const firstQuote = held.subarray(from, lineEnd).indexOf(quote)
    if (firstQuote < 0) return firstLine < 0 && !isLast ? null : { end: lineEnd }
    const refuseLine = (fault: RowFault): Cut => (firstLine < 0 && !isLast ? null : { end: lineEnd, fault })

    let at = from
    let isCellStart = true
    for (;;) {
      if (at >= held.length) return isLast ? { end: held.length } : null
      const byte = held[at]
      if (isCellStart && byte === quote) {
        const close = closingQuote(held, at + 1)
        if (close < 0) {
          // With the whole allowance in hand, or all there is, it is certain that nothing closes it.
          if (isLast || held.length - from > limit) return refuseLine(unclosed)
          return null
        }
        if (close + 1 >= held.length && !isLast) return null
        const next = held[close + 1]
        if (next !== undefined && next !== separator && next !== newline && next !== carriageReturn)
          return refuseLine(close > lineEnd ? unclosed : stray)
        at = close + 1
        isCellStart = false
        continue
      }
      if (byte === newline) return { end: at }
      isCellStart = byte === separator
      at += 1
    }
  }
}

/** The mark that closes a quoted cell; two in a row are one mark of its text. */
function closingQuote(held: Buffer, from: number): number {
  for (let at = held.indexOf(quote, from); at >= 0; at = held.indexOf(quote, at + 2))
    if (held[at + 1] !== quote) return at
  return -1
}
