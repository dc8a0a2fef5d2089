import type { Filters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ServiceNextAnswer } from './answers/service-next-answer.ts'
import { ask, type Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { commitmentItems } from './commitment-items.ts'
import { commitmentsIn } from './commitments-in.ts'
import { ownerSpans } from './frequency-figures.ts'
import { leftItems } from './left-items.ts'
import { lookAlikeItems } from './look-alike-items.ts'
import { officeDaysOf } from './office-days.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { reportItems } from './report-items.ts'
import { reportsIn } from './report-standings-in.ts'
import { saidOf } from './said-of.ts'
import { timelineIn } from './timelines.ts'
import { visitItem, visitVersionsIn } from './visit-items.ts'
import { visitsIn } from './visits-in.ts'
import type { WorldService } from './world/world.ts'

/** What stands between a service and being moved, and what was said, promised and done about it. Throws ReadErrors. */
export async function readServiceNext(
  context: ReadContext,
  id: string,
  filters: Filters,
): Promise<ServiceNextAnswer> {
  const question = await ask(context, filters)
  const entry = question.world.services.get(id)
  if (entry === undefined) throw new NotFound(`There is no service ${id} in the catalogue.`)
  const { item, ...shared } = await once(question, `service next ${id}`, () => sharedOf(question, entry))
  const said = item === null || shared.team === null ? null : saidOf(question, shared.team, context.viewer)
  return {
    ...shared,
    item: item === null ? null : { ...item, said: said?.get(id) ?? null },
    claims: claimsOf(question, entry),
  }
}

async function sharedOf(question: Question, entry: WorldService) {
  const { migration, asOf, now, at } = question
  const { id } = entry.service
  const team = ownerAt(entry.service, entry.ownership, at)
  const isInScope = coversAny(timelineIn(question, entry).scope, at)
  const [left] = isInScope ? await leftItems(question, [entry]) : []
  const commitments = commitmentsIn(question).filter(one => one.service === id && one.withdrawn === null)
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    service: id,
    team,
    item: left?.item ?? null,
    lookAlikes: left === undefined ? [] : await lookAlikeItems(question, entry),
    blockers: heldBy(question, id),
    visits: team === null ? [] : visitsTo(question, team),
    commitments: commitments.length === 0 ? [] : await commitmentItems(question, commitments),
  }
}

/** What every team that owned it said while it was theirs, as who asks may read it. */
function claimsOf(question: Question, entry: WorldService): ServiceNextAnswer['claims'] {
  const { context, world, migration, at } = question
  const byTeam = Map.groupBy(reportsIn(question), ({ team }) => team)
  const owners = new Set(ownerSpans(entry).map(({ team }) => team))
  return [...owners]
    .flatMap(team => {
      const reader = {
        viewer: context.viewer,
        migration: migration.id,
        at,
        office: officeDaysOf(world, team),
      }
      return reportItems(byTeam.get(team) ?? [], reader)
        .filter(({ withdrawnAt }) => withdrawnAt === null)
        .flatMap(({ id, at: saidAt, by, claims, isPrivate }) =>
          claims
            .filter(({ service }) => service === entry.service.id)
            .map(({ kind, byOn, formerDays }) => ({
              report: id,
              at: saidAt,
              by,
              team,
              kind,
              byOn,
              formerDays,
              isPrivate,
            })),
        )
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1))
}

const heldBy = (question: Question, id: string): ServiceNextAnswer['blockers'] =>
  blockersIn(question)
    .flatMap(blocker => {
      const hold = blocker.holds.find(({ service }) => service === id)
      if (hold === undefined || blocker.end?.outcome === 'merged') return []
      return [
        {
          id: blocker.id,
          title: blocker.title,
          ownerTeam: blocker.ownerTeam,
          ownerName: blocker.ownerName,
          from: formatInstant(hold.sinceAt),
          to: blocker.end === null ? null : formatInstant(blocker.end.at),
          outcome: blocker.end?.outcome ?? null,
          promisedOn: blocker.promisedOn,
          promises: blocker.promises.map(({ promisedOn, recordedAt, recordedBy }) => ({
            on: promisedOn,
            recordedAt: formatInstant(recordedAt),
            recordedBy,
          })),
        },
      ]
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))

function visitsTo(question: Question, team: string): ServiceNextAnswer['visits'] {
  const versions = visitVersionsIn(question)
  return visitsIn(question)
    .filter(({ agenda, isCancelled }) => !isCancelled && agenda.some(item => item.team === team))
    .map(visit => {
      const { id, officeName, from, to, kind, engineers, movedFrom } = visitItem(
        visit,
        versions.get(visit.id) ?? [],
        [],
        question,
      )
      return { id, officeName, from, to, kind, engineers: engineers.map(({ name }) => name), movedFrom }
    })
}
