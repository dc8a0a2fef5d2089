/** Moves labels apart that want to stand at the same height, as little as needed; keeps their order. All in px. */
export function dodge<T extends { top: number; height: number }>(labels: T[], from: number, to: number): T[] {
  const sorted = [...labels].sort((one, other) => one.top - other.top)
  let free = from
  const down = sorted.map(label => {
    const top = Math.max(label.top, free)
    free = top + label.height
    return { ...label, top }
  })
  let limit = to
  for (const label of down.reverse()) {
    label.top = Math.min(label.top, limit - label.height)
    limit = label.top
  }
  return down.reverse()
}
