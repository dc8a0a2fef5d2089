import { mayRecordCommitment } from '#lib/domain/access/may-record-commitment.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { windowDays } from '#lib/domain/visit/matched-visits.ts'
import type { Visit } from '#lib/domain/visit/visit.ts'
import type { VisitBriefAnswer } from './answers/visit-brief-answer.ts'
import type { VisitEffectItem } from './answers/visit-effect-answer.ts'
import { ask, type Question } from './ask.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { teamBriefIn, visitLineOf } from './team-brief.ts'
import { visitEffectItems } from './visit-effect.ts'
import { visitsIn } from './visits-in.ts'
import { wholeCompany } from './whole-company.ts'

/** One brief for each team of a visit, in the order of its agenda, and what came of it (R2, R3, R6, R7). Throws ReadErrors. */
export async function readVisitBrief(
  context: ReadContext,
  id: string,
  filters: Filters,
): Promise<VisitBriefAnswer> {
  const asked = await ask(context, filters)
  const found = visitsIn(asked).find(one => one.id === id)
  if (found === undefined) throw new NotFound(`There is no visit ${id}.`)
  // A visit belongs to one migration: its brief is of that one, whatever the view looks at.
  const question = wholeCompany(
    found.migration === asked.migration.id
      ? asked
      : await ask(context, { ...filters, migration: found.migration }),
  )
  const agenda = [...found.agenda].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const effects = new Map((await visitEffectItems(question)).map(one => [one.visit, one]))
  const before = visitsIn(question).findLast(
    one =>
      one.office === found.office && one.fromOn < found.fromOn && !one.isCancelled && effects.has(one.id),
  )
  return {
    migration: question.migration.id,
    asOf: question.asOf,
    knownAt: formatInstant(question.now),
    visit: {
      ...visitLineOf(question, found),
      sequence: found.sequence,
      isCancelled: found.isCancelled,
      reason: found.reason,
    },
    teams: await Promise.all(
      [...new Set(agenda.map(({ team }) => team))].map(async team => {
        const own = agenda.filter(item => item.team === team)
        return {
          ...(await teamBriefIn(question, team, found)),
          days: [...new Set(own.map(({ on }) => on))],
          tasks: own.map(({ task }) => task),
        }
      }),
    ),
    after: afterOf(question, found, effects.get(id) ?? null),
    lastEffect: before === undefined ? null : (effects.get(before.id) ?? null),
    mayRecord: mayRecordCommitment(context.viewer),
  }
}

function afterOf(
  { asOf }: Question,
  { isCancelled, fromOn, toOn, agenda }: Visit,
  effect: VisitEffectItem | null,
): VisitBriefAnswer['after'] {
  const lastBegin = agenda.reduce((last, { on }) => (on > last ? on : last), fromOn)
  const overOn = addDays(agenda.length === 0 ? toOn : lastBegin, windowDays)
  const isRunning = asOf < overOn
  const standing = isCancelled
    ? 'cancelled'
    : asOf < fromOn
      ? 'to_come'
      : isRunning
        ? 'running'
        : effect === null
          ? 'not_compared'
          : effect.extraMoves === null
            ? 'too_few'
            : 'measured'
  return { standing, overOn, effect: isRunning ? null : effect }
}
