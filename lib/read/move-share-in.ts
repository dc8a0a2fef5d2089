import { isLeft } from '#lib/domain/migration/is-done.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { addDays, endOfDay, startOfDay } from '#lib/domain/time/day.ts'
import { type MoveShare, moveShareOf } from '#lib/domain/visit/move-share.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { tookStep } from './team-standings-in.ts'
import { timelineIn } from './timelines.ts'
import { visitsIn } from './visits-in.ts'
import { wholeCompany } from './whole-company.ts'

const afterDays = 30

/** What the company's visits that ended at least 30 days ago showed. */
export const moveShareIn = (question: Question): Promise<MoveShare> =>
  once(wholeCompany(question), 'visit move share', () => {
    const { world, migration, asOf } = question
    const held = Map.groupBy(
      blockersIn(question).flatMap(({ holds, end }) =>
        holds.map(({ service, sinceAt }) => ({ service, sinceAt, endAt: end?.at ?? null })),
      ),
      ({ service }) => service,
    )
    const past = visitsIn(question).filter(
      ({ isCancelled, toOn, migration: of }) =>
        !isCancelled && of === migration.id && addDays(toOn, afterDays) < asOf,
    )
    return moveShareOf(
      past.map(visit => {
        const fromAt = startOfDay(visit.fromOn)
        const toAt = endOfDay(addDays(visit.toOn, afterDays))
        const teams = new Set(visit.agenda.map(({ team }) => team))
        let ready = 0
        let moved = 0
        for (const entry of world.services.values()) {
          const team = ownerAt(entry.service, entry.ownership, fromAt)
          if (team === null || !teams.has(team)) continue
          const timeline = timelineIn(question, entry)
          if (!isLeft(stateAt(timeline.facts, fromAt)) || !coversAny(timeline.scope, fromAt)) continue
          const isHeld = held
            .get(entry.service.id)
            ?.some(({ sinceAt, endAt }) => sinceAt <= fromAt && (endAt === null || endAt > fromAt))
          if (isHeld) continue
          ready++
          if (tookStep(timeline.facts, fromAt, toAt)) moved++
        }
        return { ready, moved }
      }),
    )
  })
