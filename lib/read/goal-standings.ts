import type { GoalSubject } from '#lib/domain/goal/goal.ts'
import { servicesFor } from '#lib/domain/goal/goal.ts'
import { goalSteps } from '#lib/domain/goal/goal-steps.ts'
import { mixOf, type UsualWeeks, usualWeeks } from '#lib/domain/goal/mix-of.ts'
import { nextStep, splitStep } from '#lib/domain/goal/next-step.ts'
import { finishesOf, isOpen, reachByDay, reachedOn } from '#lib/domain/goal/reach.ts'
import { meanPace, paceWeeks, stepChance } from '#lib/domain/goal/step-chance.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { addDays, dayOf, endOfDay } from '#lib/domain/time/day.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { addWeeks, startOfWeek, weekOf } from '#lib/domain/time/iso-week.ts'
import { once } from './answer-cache.ts'
import type { GoalStepItem, GoalSubjectItem } from './answers/goals-answer.ts'
import type { Question } from './ask.ts'
import { teamIds } from './selection.ts'
import { timelineIn } from './timelines.ts'
import type { Records } from './world/records.ts'
import type { WorldService } from './world/world.ts'

/** Where every part of the company stands towards its goals: the company, then areas, then teams. Of an unnarrowed question. */
export const goalStandings = (question: Question): Promise<Standing[]> =>
  once(question, 'goal standings', () => standingsIn(question))

export type Standing = Omit<GoalSubjectItem, 'mayRecord'>
type Named = GoalSubject & { name: string | null; area: string | null }
type Row = Records['goals'][number]

const justReachedDays = 14

function standingsIn(question: Question): Standing[] {
  const { world, at, migration } = question
  const byTeam = new Map<string, WorldService[]>()
  const byArea = new Map<string, WorldService[]>()
  const entries = [...world.services.values()]
  for (const entry of entries) {
    const team = ownerAt(entry.service, entry.ownership, at)
    if (team === null) continue
    append(byTeam, team, entry)
    const area = world.teams.get(team)?.area
    if (area != null) append(byArea, area, entry)
  }
  const known = entries.map(entry => ({
    timeline: timelineIn(question, entry),
    archetype: entry.service.archetype,
  }))
  const usual = usualWeeks(known, at)
  const rows = Map.groupBy(
    [...world.records.goals, ...world.withdrawn.goals].filter(row => row.migration === migration.id),
    row => `${row.subjectType} ${row.subjectId}`,
  )
  const areaNames = new Map(world.catalog.areas.map(({ id, name }) => [id, name]))
  const subjects: Named[] = [
    { type: 'company', id: '', name: null, area: null },
    ...[...new Set([...byArea.keys(), ...areaNames.keys()])]
      .sort()
      .map(id => ({ type: 'area' as const, id, name: areaNames.get(id) ?? null, area: id })),
    ...[...teamIds(world)].sort().map(id => {
      const team = world.teams.get(id)
      return { type: 'team' as const, id, name: team?.name ?? null, area: team?.area ?? null }
    }),
  ]
  return subjects.map(subject => {
    const { type, id } = subject
    const own = type === 'company' ? entries : ((type === 'area' ? byArea : byTeam).get(id) ?? [])
    return standingOf(question, subject, own, rows.get(`${type} ${id}`) ?? [], usual)
  })
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

function standingOf(
  question: Question,
  { type, id, name, area }: Named,
  entries: readonly WorldService[],
  rows: readonly Row[],
  usual: UsualWeeks,
): Standing {
  const { asOf, at, now, baselineOn, baselineAt } = question
  const timelines = entries.map(entry => timelineIn(question, entry))
  const archetypes = new Map(entries.map(({ service }) => [service.id, service.archetype]))
  const archetypeOf = (service: string) => archetypes.get(service) ?? null
  const reach =
    baselineAt === null || baselineOn === null || baselineOn > asOf
      ? reachByDay([], 0, asOf, asOf, now)
      : reachByDay(timelines, baselineAt, baselineOn, asOf, now)
  const moved = reach.moved.at(-1) ?? 0
  const base = reach.base.at(-1) ?? 0
  const open = baselineAt === null ? [] : timelines.filter(timeline => isOpen(timeline, baselineAt, at))
  const finishes = baselineAt === null ? [] : finishesOf(timelines, baselineAt, at)
  const firstAt = timelines.reduce((first, { facts }) => Math.min(first, facts[0]?.fromAt ?? first), at)
  const pace = { weeks: weeklyFinishes(finishes, firstAt, at) }
  const since = at - pace.weeks.length * weekMs
  const mix = mixOf(
    usual,
    finishes.filter(finish => finish.at >= since).map(({ service }) => archetypeOf(service)),
    open.map(({ service }) => archetypeOf(service)),
  )
  const steps = goalSteps(rows, at).map(({ current, versions }): GoalStepItem => {
    const shown = current ?? versions.at(-1)!
    const services = servicesFor(shown.share, base)
    const reached = current === null ? null : reachedOn(reach, current.share, dayOf(versions[0]!.recordedAt))
    const isOver = asOf > shown.dueOn
    const standing =
      current === null ? 'withdrawn' : reached !== null ? 'reached' : isOver ? 'missed' : 'open'
    const isLive = standing === 'open' || standing === 'missed'
    const needed = isLive ? Math.max(0, services - moved) : 0
    const weeksLeft = (endOfDay(shown.dueOn) - at) / weekMs
    return {
      id: shown.id,
      share: shown.share,
      services,
      due: shown.dueOn,
      standing,
      reachedOn: reached,
      needed,
      neededPerWeek: standing === 'open' && weeksLeft > 0 ? needed / Math.max(1, weeksLeft) : null,
      chance: standing === 'open' ? stepChance(pace, needed, weeksLeft, mix) : null,
      versions: versions.map(row => versionOf(row, at)),
      split:
        standing === 'missed'
          ? (splitStep(shown.share, { moved, base, on: asOf })?.map(({ share, dueOn }) => ({
              share,
              due: dueOn,
            })) ?? null)
          : null,
    }
  })
  const proposed = nextStep(pace, { moved, base, left: open.length, mix, on: asOf })
  return {
    type,
    id,
    name,
    area,
    moved,
    base,
    share: base === 0 ? null : moved / base,
    left: open.length,
    pace: { perWeek: meanPace(pace), weeks: pace.weeks, mix },
    steps,
    current: steps.find(({ standing }) => standing === 'open' || standing === 'missed')?.id ?? null,
    proposal:
      proposed === null
        ? null
        : {
            share: proposed.share,
            services: proposed.services,
            due: proposed.dueOn,
            weeks: proposed.weeks,
            chance: proposed.chance,
          },
    justReached:
      steps.findLast(({ reachedOn: on }) => on !== null && on > addDays(asOf, -justReachedDays))?.id ?? null,
  }
}

/** Finishes in each of the last full ISO weeks since the first evidence, at most twelve, the oldest first. */
function weeklyFinishes(finishes: readonly { at: number }[], firstAt: number, at: number): number[] {
  const running = weekOf(at)
  const mondays = Array.from({ length: paceWeeks + 1 }, (_, index) =>
    startOfWeek(addWeeks(running, index - paceWeeks)),
  )
  return mondays.slice(0, -1).flatMap((from, index) => {
    if (from < firstAt) return []
    return [finishes.filter(finish => finish.at >= from && finish.at < mondays[index + 1]!).length]
  })
}

function versionOf(row: Row, at: number): GoalStepItem['versions'][number] {
  const isBack = row.withdrawnAt !== null && row.withdrawnAt <= at
  return {
    id: row.id,
    share: row.share,
    due: row.dueOn,
    reason: row.reason,
    recordedAt: formatInstant(row.recordedAt),
    recordedBy: row.recordedBy,
    withdrawnAt: isBack ? formatInstant(row.withdrawnAt!) : null,
    withdrawnBy: isBack ? row.withdrawnBy : null,
    withdrawnReason: isBack ? row.withdrawnReason : null,
  }
}
