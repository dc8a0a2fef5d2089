import type { DigestLine } from '#lib/domain/notify/digest.ts'
import { addDays } from '#lib/domain/time/day.ts'
import { weekMs } from '#lib/domain/time/durations.ts'
import { requestQueue } from '#lib/domain/visit/request-queue.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import type { Question } from '#lib/read/ask.ts'
import { blockersIn } from '#lib/read/blockers-in.ts'
import { commitmentsIn } from '#lib/read/commitments-in.ts'
import { leftServicesIn } from '#lib/read/left-services-in.ts'
import { visitsIn } from '#lib/read/visits-in.ts'
import { namesInWords } from './names-in-words.ts'

/** The road team's week: who asked for a visit, what became free, which promises went past their day. Changes only. */
export function roadDigest(question: Question): DigestLine[] {
  return [requestsLine(question), freedLine(question), promisesLine(question)].filter(line => line !== null)
}

function requestsLine(question: Question): DigestLine | null {
  const { world, migration, at, asOf } = question
  const requests = world.records.visitRequests.filter(
    row => row.migration === migration.id && row.recordedAt <= at,
  )
  const waiting = requestQueue(requests, visitsIn(question), asOf).filter(({ place }) => place !== null)
  const fresh = waiting.filter(({ recordedAt }) => recordedAt > at - weekMs)
  if (fresh.length === 0) return null
  const names = namesInWords(fresh.map(({ team }) => world.teams.get(team)?.name ?? team))
  return {
    text: `${names} asked for a visit; ${formatCounted(waiting.length, 'request')} ${waiting.length === 1 ? 'waits' : 'wait'}.`,
    link: '/visits',
    answer: { text: 'Plan one', link: '/visits' },
  }
}

/** Left services that something held, and nothing holds since this week. */
function freedLine(question: Question): DigestLine | null {
  const { at, world } = question
  const ended = blockersIn(question).filter(
    ({ end }) => end !== null && end.at > at - weekMs && end.outcome !== 'merged',
  )
  if (ended.length === 0) return null
  const held = new Set(ended.flatMap(({ holds }) => holds.map(({ service }) => service)))
  const free = leftServicesIn(question).filter(
    one => held.has(one.service) && one.blockers.length === 0 && !one.isExempt,
  )
  if (free.length === 0) return null
  const teams = new Set(
    free.flatMap(({ team }) => (team === null ? [] : [world.teams.get(team)?.name ?? team])),
  )
  return {
    text: `${formatCounted(free.length, 'service')} of ${namesInWords([...teams].sort())} became free: ${namesInWords(ended.map(({ title }) => `“${title}”`))} ended.`,
    link: '/blockers?state=ended',
    answer: null,
  }
}

function promisesLine(question: Question): DigestLine | null {
  const { asOf, world } = question
  const isNew = (on: string | null): on is string => on !== null && on < asOf && on >= addDays(asOf, -7)
  const promises = commitmentsIn(question).filter(one => one.overdueDays !== null)
  const overdue = promises.filter(({ dueOn }) => isNew(dueOn))
  const late = blockersIn(question).filter(({ end, promisedOn }) => end === null && isNew(promisedOn))
  if (overdue.length + late.length === 0) return null
  const what = [
    ...overdue.map(({ promise, team }) => `${world.teams.get(team)?.name ?? team}: ${promise}`),
    ...late.map(({ title }) => `“${title}”`),
  ]
  return {
    text: `${formatCounted(what.length, 'promise')} went past ${what.length === 1 ? 'its' : 'their'} day: ${namesInWords(what)}. ${formatCount(promises.length)} of visits are overdue in all.`,
    link: overdue.length > 0 ? '/visits' : '/blockers',
    answer: null,
  }
}
