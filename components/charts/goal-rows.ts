import type { ChartGoal } from './line-chart-props.ts'

export type PlacedGoal = {
  goal: ChartGoal /** px below the top of the plot. */
  top: number
  isLeft: boolean
}

/** The plot is at least this wide where labels stand beside their rules; narrower ones leave out the details. */
const nominalWidth = 560
const charWidth = 5.8
const gap = 8
const lineHeight = 14

/** Labels of goals in rows from the top, beside their rules, none over another; towards the right end they stand left of it. */
export function goalRows(goals: readonly ChartGoal[], partOf: (at: number) => number): PlacedGoal[] {
  const taken: { from: number; to: number; top: number; bottom: number }[] = []
  return [...goals]
    .sort((a, b) => a.at - b.at)
    .map(goal => {
      const at = partOf(goal.at) * nominalWidth
      const width = Math.max(goal.text.length, goal.detail?.length ?? 0) * charWidth + gap
      const isLeft = at + width > nominalWidth + 40
      const [from, to] = isLeft ? [at - width, at] : [at, at + width]
      const height = lineHeight * (goal.detail ? 2 : 1)
      let top = 0
      const isOver = () =>
        taken.find(
          label => label.from < to && from < label.to && label.top < top + height && top < label.bottom,
        )
      for (let over = isOver(); over !== undefined; over = isOver()) top = over.bottom + 2
      taken.push({ from, to, top, bottom: top + height })
      return { goal, top, isLeft }
    })
}
