import type { ChartGoal, ChartMarks } from '#components/charts/line-chart-props.ts'
import { formerVersions, goalText } from '#components/goal/goal-words.ts'
import { decodeWeek } from '#lib/domain/time/iso-week.ts'
import { formatDay, formatLongDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatPoints } from '#lib/format/number.ts'
import { formatPhase } from '#lib/format/phase-name.ts'
import { formatPlatform } from '#lib/format/state-name.ts'
import type { AnnotationItem } from '#lib/read/answers/annotation-answer.ts'
import type { GoalSubjectItem } from '#lib/read/answers/goals-answer.ts'
import type { PhasesAnswer } from '#lib/read/answers/phases-answer.ts'
import type { ProgressAnswer } from '#lib/read/answers/progress-answer.ts'
import type { RestatementsAnswer } from '#lib/read/answers/restatements-answer.ts'

export type BurnContext = {
  /** The view looks at a part of the company that nobody sets goals for. */
  isWithoutGoals?: boolean
  goals: GoalSubjectItem | null
  annotations: readonly AnnotationItem[]
  phases: readonly Pick<PhasesAnswer['items'][number], 'phase' | 'from' | 'to'>[]
  restated: RestatementsAnswer['items']
  scopeChanges: ProgressAnswer['scopeChanges']
}
type Annotation = { letter: string; text: string; from: number; to: number | null }

const dayMs = 86_400_000
/** As far ahead as a goal is drawn: further ones are named at the edge of the page that lists them. */
const mostAheadMs = 550 * dayMs
/** A forecast is drawn further: to its end, or three years. */
const mostFanMs = 1_100 * dayMs
const mostLetters = 8
const atOf = (on: string): number => Date.parse(`${on}T00:00:00Z`)

/** Where the chart ends: some room after the last goal, or the day a forecast ends, that is drawn; else today. */
export function burnEnd(goals: GoalSubjectItem | null, to: number, finishAt: number | null = null): number {
  const dues = shownGoals(goals).map(({ at }) => at)
  const ahead = finishAt === null ? [] : [Math.min(finishAt, to + mostFanMs)]
  const last = Math.max(to, ...dues.filter(at => at <= to + mostAheadMs), ...ahead)
  return last === to ? to : last + (last - to) * 0.12
}

/** Open and missed steps with every day they once had, and reached ones on the day they were. */
function shownGoals(goals: GoalSubjectItem | null): ChartGoal[] {
  return (goals?.steps ?? []).flatMap(step => {
    if (step.standing === 'withdrawn')
      return step.versions.map(version => ({
        id: version.id,
        at: atOf(version.due),
        text: goalText(version),
        look: 'former' as const,
      }))
    const first = step.versions[0]!
    const current: ChartGoal =
      step.standing === 'reached'
        ? {
            id: step.id,
            at: atOf(step.reachedOn!),
            text: `${goalText(step)} ✓`,
            detail: `reached ${formatDay(step.reachedOn!)}`,
            look: 'reached',
          }
        : {
            id: step.id,
            at: atOf(step.due),
            text: `goal ${goalText(step)}`,
            detail: `set ${formatDay((step.versions.find(({ id }) => id === step.id) ?? first).recordedAt.slice(0, 10))}`,
            look: 'current',
          }
    // A raised share on the same day is a former goal too: its text says what it was.
    const former = formerVersions(step).map(version => ({
      id: version.id,
      at: atOf(version.due),
      text: goalText(version),
      look: 'former' as const,
    }))
    return [...former, current]
  })
}

/** What stands around the lines between two instants. */
export function burnMarks(context: BurnContext, from: number, to: number, end: number): ChartMarks {
  return {
    phases: context.phases
      .map(({ phase, from: on, to: until }) => ({
        from: Math.max(from, atOf(on)),
        to: Math.min(end, until === null ? end : atOf(until) + dayMs),
        text: formatPhase(phase),
      }))
      .filter(phase => phase.from < phase.to),
    goals: shownGoals(context.goals).filter(({ at }) => at >= from && at <= end),
    stretches: burnAnnotations(context, from, end).map(({ from: start, to: until, letter, text }) => ({
      from: start,
      to: until,
      letter,
      text,
    })),
    scopeTicks: context.scopeChanges
      .map(({ on, number, servicesIn, servicesOut }) => ({
        at: atOf(on),
        text: `rule ${number}: +${formatCount(servicesIn)} −${formatCount(servicesOut)}`,
      }))
      .filter(({ at }) => at >= from && at <= to),
    restated: restatedWeeks(context, from, to),
  }
}

function restatedWeeks({ restated }: BurnContext, from: number, to: number): { at: number; text: string }[] {
  const weeks = Map.groupBy(restated, ({ week }) => week)
  return [...weeks].flatMap(([week, rows]) => {
    const monday = decodeWeek(week)
    if (monday === null || atOf(monday) < from || atOf(monday) > to) return []
    const changes = rows.map(
      row => `${formatPlatform(row.platform)} ${formatCount(row.was)} → ${formatCount(row.now)} deploys`,
    )
    return [{ at: atOf(monday), text: `${week} restated: ${changes.join(', ')}` }]
  })
}

/** Freezes, incidents and notes of the company or the part looked at, lettered in order of time. */
export function burnAnnotations({ annotations }: BurnContext, from: number, end: number): Annotation[] {
  return annotations
    .filter(({ service }) => service === null)
    .map(({ kind, title, from: start, to }) => ({
      from: Date.parse(start),
      to: to === null ? null : Date.parse(to),
      title: kind === 'note' ? title : `${title} (${kind})`,
    }))
    .filter(row => (row.to ?? row.from) >= from && row.from <= end)
    .slice(-mostLetters)
    .map(({ title, ...row }, index) => ({
      ...row,
      letter: String.fromCharCode(65 + index),
      text: `${title}, ${stretchWords(row.from, row.to)}`,
    }))
}

function stretchWords(from: number, to: number | null): string {
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  const first = formatDay(dayOf(from))
  return to === null || dayOf(to) === dayOf(from) ? first : `${first} to ${formatDay(dayOf(to))}`
}

/** The same in sentences, for those who do not see the chart. */
export function burnWords(context: BurnContext, from: number, to: number, end: number): string {
  const goals = (context.goals?.steps ?? []).map(step => {
    const former = formerVersions(step).map(version => goalText(version))
    const moved = former.length > 0 ? `, before that ${former.join(', ')}` : ''
    if (step.standing === 'withdrawn') return `Goal taken back: ${goalText(step)}.`
    if (step.standing === 'reached')
      return `Goal ${goalText(step)}${moved}: reached on ${formatLongDay(step.reachedOn!)}.`
    return `${step.standing === 'missed' ? 'Missed goal' : 'Goal'} ${goalText(step)}${moved}.`
  })
  const phases = context.phases.map(
    ({ phase, from: on }) => `${formatPhase(phase)} since ${formatLongDay(on)}.`,
  )
  const scope = context.scopeChanges.map(
    ({ on, number, servicesIn, servicesOut }) =>
      `Scope rule ${number} since ${formatLongDay(on)}: ${formatCount(servicesIn)} in, ${formatCount(servicesOut)} out.`,
  )
  const annotations = burnAnnotations(context, from, end).map(({ text }) => `${text}.`)
  const restated = restatedWeeks(context, from, to).map(({ text }) => `${text}.`)
  return [...goals, ...phases, ...scope, ...annotations, ...restated].join(' ')
}

/** Under the chart: the size of what was restated and what came late. */
export function restatedNote({ restated }: BurnContext): string | null {
  const [last] = restated
  if (last === undefined) return null
  const weeks = new Set(restated.map(({ week }) => week)).size
  const late = last.lateEvents.reduce((sum, { events }) => sum + events, 0)
  const change = last.changeShare === null ? '' : ` (${formatPoints(last.changeShare)}%)`
  return `${formatCounted(weeks, 'week')} restated ◇, the last ${last.week}: ${formatCount(last.was)} → ${formatCount(last.now)} deploys${change}, ${formatCounted(late, 'late event')}.`
}
