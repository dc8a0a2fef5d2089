import { mayAnswerDispute } from '#lib/domain/access/may-answer-dispute.ts'
import { mayWithdrawDispute } from '#lib/domain/access/may-withdraw-dispute.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { type DisputeOutcome, type DisputeSubject, disputeStanding } from '#lib/domain/migration/dispute.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { DisputeItem, DisputesAnswer } from './answers/dispute-answer.ts'
import { ask, type Question } from './ask.ts'
import { type PageQuestion, pageOf } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { selectedServices } from './selection.ts'
import type { Records } from './world/records.ts'

export type DisputesQuestion = PageQuestion & { state: 'open' | 'closed' | null; service: string[] }
type Item = Omit<DisputeItem, 'mayAnswer' | 'mayWithdraw'>
type Answer = Omit<DisputesAnswer, 'items'> & { items: Item[] }

const wire = (at: number | null) => (at === null ? null : formatInstant(at))

/** Corrections of the question's part of the company with their answers, a page at a time. Throws ReadErrors. */
export async function readDisputes(
  context: ReadContext,
  filters: Filters,
  list: Partial<DisputesQuestion> = {},
): Promise<DisputesAnswer> {
  const question = await ask(context, filters)
  const wish = { state: null, service: [], limit: null, cursor: null, ...list }
  const answer = await once(question, `disputes ${JSON.stringify(wish)}`, () => answerTo(question, wish))
  // Who may do what is of the viewer, not of the answer that all of them share.
  const items = answer.items.map(item => ({
    ...item,
    mayAnswer: item.standing === 'open' && mayAnswerDispute(context.viewer, item.owner),
    mayWithdraw: item.standing === 'open' && mayWithdrawDispute(context.viewer, item.recordedBy),
  }))
  return { ...answer, items }
}

function answerTo(question: Question, { state, service, limit, cursor }: DisputesQuestion): Answer {
  const { migration, asOf, now } = question
  const items = disputesIn(question).filter(item => service.length === 0 || service.includes(item.service))
  const open = items.filter(({ standing }) => standing === 'open')
  const asked =
    state === null ? items : items.filter(item => (item.standing === 'open') === (state === 'open'))
  const page = pageOf(
    asked,
    item => [orderOf(item), item.id],
    { name: 'due', isDescending: false },
    { limit, cursor },
  )
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    counts: {
      open: open.length,
      overdue: open.filter(({ isOverdue }) => isOverdue).length,
      closed: items.length - open.length,
    },
    ...page,
  }
}

/** Every correction of the question's migration and services that was asked for by its instant. */
function disputesIn(question: Question): Item[] {
  const { world, filters, migration, at } = question
  const byId = new Map(selectedServices(world, filters, at).map(entry => [entry.service.id, entry]))
  return [...world.records.disputes, ...world.withdrawn.disputes].flatMap(row => {
    const entry = byId.get(row.serviceId)
    if (row.migration !== migration.id || entry === undefined) return []
    const team = ownerAt(entry.service, entry.ownership, at)
    const item = itemOf(row, at)
    return item === null
      ? []
      : [{ ...item, team, area: team === null ? null : (world.teams.get(team)?.area ?? null) }]
  })
}

function itemOf(row: Records['disputes'][number], at: number): Omit<Item, 'team' | 'area'> | null {
  const standing = disputeStanding(row, at)
  if (standing === null) return null
  const isAnswered = standing === 'corrected' || standing === 'declined'
  const isWithdrawn = standing === 'withdrawn'
  return {
    id: row.id,
    service: row.serviceId,
    about: row.about as DisputeSubject,
    claim: row.claim,
    owner: row.owner,
    dueOn: row.dueOn,
    isOverdue: standing === 'open' && row.dueOn < dayOf(at),
    standing,
    recordedAt: formatInstant(row.recordedAt),
    recordedBy: row.recordedBy,
    outcome: isAnswered ? (row.outcome as DisputeOutcome) : null,
    answer: isAnswered ? row.answer : null,
    answeredAt: isAnswered ? wire(row.answeredAt) : null,
    answeredBy: isAnswered ? row.answeredBy : null,
    withdrawnAt: isWithdrawn ? wire(row.withdrawnAt) : null,
    withdrawnBy: isWithdrawn ? row.withdrawnBy : null,
    withdrawnReason: isWithdrawn ? row.withdrawnReason : null,
  }
}

/** Open ones first, the next due first; closed ones behind them, the latest first. */
function orderOf({ standing, dueOn, answeredAt, withdrawnAt }: Item): string {
  if (standing === 'open') return `0 ${dueOn}`
  const closedAt = Date.parse(answeredAt ?? withdrawnAt ?? '')
  return `1 ${String(Number.MAX_SAFE_INTEGER - closedAt).padStart(16, '0')}`
}

/** How many corrections of each service are open at the question's instant. */
export function openDisputesIn({ world, migration, at }: Question): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of [...world.records.disputes, ...world.withdrawn.disputes])
    if (row.migration === migration.id && disputeStanding(row, at) === 'open')
      counts.set(row.serviceId, (counts.get(row.serviceId) ?? 0) + 1)
  return counts
}
