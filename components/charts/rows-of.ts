/** Which of the rows of a lane each bar takes, so that none covers another; and how many rows that makes. */
export function rowsOf(spans: readonly { from: number; to: number }[]): { rows: number[]; count: number } {
  const ends: number[] = []
  const order = spans.map((span, index) => ({ ...span, index })).sort((a, b) => a.from - b.from)
  const rows: number[] = spans.map(() => 0)
  for (const { from, to, index } of order) {
    const free = ends.findIndex(end => end <= from)
    const row = free === -1 ? ends.length : free
    ends[row] = to
    rows[index] = row
  }
  return { rows, count: Math.max(1, ends.length) }
}
