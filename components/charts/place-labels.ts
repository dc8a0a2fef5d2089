type Part = { label: string; count: number; share: number }
export type PlacedLabel<P extends Part> = P & {
  /** 0..1 along the bar. */
  start: number
  labelAt: number
  place: 'inside' | 'above' | 'below'
  anchor: 'start' | 'middle' | 'end'
}

/** The bar is at least this wide where labels stand around it; narrower ones use a key. */
const nominalWidth = 600
const charWidth = 5.6
const gap = 10

/**
 * Where the names of a bar's parts go: inside where they fit, else above or below their part, never over one another.
 * Widths are estimates for 11 px text.
 */
export function placeLabels<P extends Part>(parts: P[]): PlacedLabel<P>[] {
  const takenTo = { above: -gap, below: -gap }
  let start = 0
  return parts.map((part, index) => {
    const from = start
    start += part.share
    const width = (`${part.label} ${part.count}`.length + 1) * charWidth
    if (part.share * nominalWidth > width * 1.2 + 20 && index === 0)
      return { ...part, start: from, labelAt: from, place: 'inside', anchor: 'start' }
    const middle = (from + part.share / 2) * nominalWidth
    // Keep inside the bar's ends.
    const left = Math.min(Math.max(middle - width / 2, 0), nominalWidth - width)
    const fits = (row: 'above' | 'below') => left >= takenTo[row] + gap
    const place = fits('above')
      ? 'above'
      : fits('below')
        ? 'below'
        : takenTo.above <= takenTo.below
          ? 'above'
          : 'below'
    const at = Math.max(left, takenTo[place] + gap)
    takenTo[place] = at + width
    const isAtEnd = at + width >= nominalWidth - 1
    return {
      ...part,
      start: from,
      labelAt: isAtEnd ? 1 : (at + width / 2) / nominalWidth,
      place,
      anchor: isAtEnd ? 'end' : 'middle',
    }
  })
}
