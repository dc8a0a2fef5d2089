import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { StepLine } from '#components/charts/step-line.tsx'
import { formatDay } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { quarterTicks } from '#lib/format/quarter-ticks.ts'
import type { TeamAnswer } from '#lib/read/answers/team-answer.ts'

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const fewestWeeks = 2

/** Services left, week by week, as a stepped line. */
export function TeamPace({ team, now }: { team: TeamAnswer; now: number }) {
  const points = team.pace.map(({ on, left }) => ({ at: startOf(on), value: left }))
  const first = team.pace[0]
  const summary = first
    ? `Services left went from ${first.left} on ${formatDay(first.on)} to ${team.left} now.`
    : 'No week yet.'
  const from = points[0]?.at ?? now
  return (
    <ChartFrame
      title="Are we on pace?"
      note="services left"
      summary={summary}
      file={`left-of-${team.id}`}
      height={150}
      finding={paceFinding(team)}
      state={
        points.length < fewestWeeks
          ? {
              kind: 'too-little',
              title: `Too few weeks: ${points.length} of ${fewestWeeks}`,
              text: `The line begins with the second week of evidence. Left now: ${formatCount(team.left)}.`,
            }
          : undefined
      }
      table={{
        header: [{ text: 'Week of' }, { text: 'Left', isNumber: true }],
        rows: team.pace.map(({ on, left }) => [on, left]),
      }}
    >
      <StepLine
        points={[...points, { at: now, value: team.left }]}
        from={from}
        to={now}
        ticks={quarterTicks(from, now)}
        endLabel={`${team.left} left`}
        summary={summary}
      />
    </ChartFrame>
  )
}

/** How many went in the last 12 weeks: a count, no forecast. */
function paceFinding({ pace, left }: TeamAnswer): string | null {
  const before = pace.at(-13)
  if (!before) return null
  const fewer = before.left - left
  if (fewer > 0) return `${formatCount(fewer)} fewer than 12 weeks ago.`
  return fewer === 0 ? 'As many as 12 weeks ago.' : `${formatCount(-fewer)} more than 12 weeks ago.`
}
