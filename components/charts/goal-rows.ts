import type { ChartGoal } from './line-chart-props.ts'

export type PlacedGoal = {
  goal: ChartGoal /** px below the top of the plot. */
  top: number
  isLeft: boolean
}

/** How wide the plot is at least, and whether there is room for second lines. */
export type LabelRoom = { width: number; hasDetails: boolean }
export const wideRoom: LabelRoom = { width: 560, hasDetails: true }
export const narrowRoom: LabelRoom = { width: 262, hasDetails: false }
const charWidth = 5.8
const gap = 8
const lineHeight = 14
/** Names of gaps and of today stand in the first line. */
const firstTop = 17

/** A text that stands in the plot already: right of an instant, px from the top. */
export type Obstacle = { at: number; width: number; top: number; bottom: number }

/** Labels of goals in rows from the top, beside their rules, none over another; towards the right end they stand left of it. */
export function goalRows(
  goals: readonly ChartGoal[],
  partOf: (at: number) => number,
  { width: plotWidth, hasDetails }: LabelRoom = wideRoom,
  obstacles: readonly Obstacle[] = [],
): PlacedGoal[] {
  const taken = obstacles.map(({ at, width, top, bottom }) => ({
    from: partOf(at) * plotWidth,
    to: partOf(at) * plotWidth + width,
    top,
    bottom,
  }))
  return [...goals]
    .sort((a, b) => a.at - b.at)
    .map(goal => {
      const at = partOf(goal.at) * plotWidth
      const width = Math.max(goal.text.length, hasDetails ? (goal.detail?.length ?? 0) : 0) * charWidth + gap
      const isLeft = at + width > plotWidth + (hasDetails ? 30 : 0) && at > width / 2
      const [from, to] = isLeft ? [at - width, at] : [at, at + width]
      const height = lineHeight * (hasDetails && goal.detail ? 2 : 1)
      let top = firstTop
      const isOver = () =>
        taken.find(
          label => label.from < to && from < label.to && label.top < top + height && top < label.bottom,
        )
      for (let over = isOver(); over !== undefined; over = isOver()) top = over.bottom + 2
      taken.push({ from, to, top, bottom: top + height })
      return { goal, top, isLeft }
    })
}
