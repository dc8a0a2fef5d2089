import { ChartFrame } from '#components/charts/chart-frame.tsx'
import { StepLine, type StepMark } from '#components/charts/step-line.tsx'
import { dayMs } from '#lib/domain/time/durations.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCount } from '#lib/format/number.ts'
import { quarterTicks } from '#lib/format/quarter-ticks.ts'
import type { TeamAnswer } from '#lib/read/answers/team-answer.ts'
import type { TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import { TeamStep } from './team-step.tsx'

type Pace = { team: TeamAnswer; next: TeamNextAnswer; now: number }

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const fewestWeeks = 2

/** Services left, week by week, with the steps reached, the next one, and what the own pace makes likely until then (T4). */
export function TeamPace({ team, next, now }: Pace) {
  const year = new Date(now).getUTCFullYear()
  const points = team.pace.map(({ on, left }) => ({ at: startOf(on), value: left }))
  const first = team.pace[0]
  const marks = marksOf({ team, next, now })
  const fan = (next.ahead ?? []).map(({ on, low, high }) => ({ at: startOf(on), low, high }))
  const last = next.ahead?.at(-1)
  const summary = [
    first
      ? `Services left went from ${first.left} on ${formatDay(first.on)} to ${team.left} now.`
      : 'No week yet.',
    last ? `By its own pace ${last.low} to ${last.high} will be left on ${formatDay(last.on, year)}.` : '',
  ].join(' ')
  const from = points[0]?.at ?? now
  const to = Math.max(now, ...fan.map(({ at }) => at), ...marks.map(({ at }) => at + 7 * dayMs))
  return (
    <ChartFrame
      title={team.left > 0 ? 'Are we on pace?' : 'How it came down'}
      note="services left"
      summary={summary}
      file={`left-of-${team.id}`}
      height={150}
      finding={<TeamStep id={team.id} year={year} />}
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
        header: [
          { text: 'Week of' },
          { text: 'Left', isNumber: true },
          { text: '15%', isNumber: true },
          { text: '85%', isNumber: true },
        ],
        rows: [
          ...team.pace.map(({ on, left }) => [on, left, null, null]),
          ...(next.ahead ?? []).slice(1).map(({ on, low, median, high }) => [on, median, low, high]),
        ],
      }}
    >
      <StepLine
        points={[...points, { at: now, value: team.left }]}
        from={from}
        to={to}
        ticks={quarterTicks(from, to)}
        endLabel={`${team.left} left`}
        summary={summary}
        fan={fan}
        marks={marks}
      />
    </ChartFrame>
  )
}

/** Steps where they were reached, and the next one where it should be. */
function marksOf({ team, next, now }: Pace): StepMark[] {
  const year = new Date(now).getUTCFullYear()
  const reached = next.reached.flatMap(({ on }): StepMark[] => {
    const at = startOf(on)
    const value = team.pace.findLast(point => startOf(point.on) <= at + 7 * dayMs)?.left
    return value === undefined || at < startOf(team.pace[0]?.on ?? on)
      ? []
      : [{ key: `reached ${on}`, at, value, text: 'step met', look: 'reached' }]
  })
  const { step } = next
  if (step === null || step.isMissed) return reached
  return [
    ...reached,
    {
      key: 'next',
      at: startOf(step.due),
      value: step.leftThen,
      text: `${step.leftThen} left, ${formatDay(step.due, year)}`,
      look: 'next',
    },
  ]
}
