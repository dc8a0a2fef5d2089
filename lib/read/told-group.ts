import { selectToldWithParts, type ToldKey, type ToldRow } from '#db/queries/select-told-rollouts.ts'
import type { Queryable } from '#db/queryable.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ToldRolloutAnswer } from './answers/event-answer.ts'
import { itemOfTold } from './event-items.ts'

/** A group is one change over the clusters of a platform, each with a witness or two; more than this is not drawn. */
const mostInGroup = 200

/** One rollout with all it was counted with: up to the deploy it is part of, and down to every witness. */
export async function toldRolloutOf(db: Queryable, row: ToldRow): Promise<ToldRolloutAnswer> {
  const group = await groupOf(db, row)
  const byKey = new Map(group.map(member => [`${member.source}\n${member.rolloutId}`, member]))
  const disagreeing = group.filter(
    ({ fate, intoSource, intoRollout, outcome }) =>
      fate === 'witness' && byKey.get(`${intoSource}\n${intoRollout}`)?.outcome !== outcome,
  )
  return {
    item: itemOfTold(row),
    reportedName: row.reportedName,
    startedAt: row.startedAt === null ? null : formatInstant(row.startedAt),
    commit: row.commit,
    change: row.change,
    actor: row.actor,
    approvedBy: row.approvedBy,
    group: group.map(itemOfTold),
    disagreeing: disagreeing.map(({ source, rolloutId }) => ({ source, rollout: rolloutId })),
  }
}

async function groupOf(db: Queryable, row: ToldRow): Promise<ToldRow[]> {
  let head = row
  // A witness leads to what it tells of, that to the deploy it was folded into: two steps at most.
  for (let step = 0; step < 2 && head.intoSource !== null; step++) {
    const key = { source: head.intoSource, rolloutId: head.intoRollout! }
    const found = await selectToldWithParts(db, row.serviceId, [key], mostInGroup)
    const next = found.find(({ source, rolloutId }) => source === key.source && rolloutId === key.rolloutId)
    if (next === undefined) break
    head = next
  }
  const members = await selectToldWithParts(db, row.serviceId, [keyOf(head)], mostInGroup)
  return selectToldWithParts(db, row.serviceId, members.map(keyOf), mostInGroup)
}

const keyOf = ({ source, rolloutId }: ToldRow): ToldKey => ({ source, rolloutId })
