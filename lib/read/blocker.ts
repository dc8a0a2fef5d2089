import { mayHoldService, maySteerBlocker } from '#lib/domain/access/may-record-blocker.ts'
import type { FreedService } from '#lib/domain/blocker/closed-messages.ts'
import { similarTitles } from '#lib/domain/blocker/title-likeness.ts'
import { type Filters, noFilters } from '#lib/domain/filter/filters.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { BlockerAnswer } from './answers/blocker-answer.ts'
import { ask, type Question } from './ask.ts'
import { type BlockerGround, blockerGround } from './blocker-ground.ts'
import { blockerItemOf, type SharedBlockerItem } from './blocker-item.ts'
import { blockerRights } from './blocker-rights.ts'
import { blockerTimeline } from './blocker-timeline.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { teller } from './teller.ts'
import { timelineIn } from './timelines.ts'

type SharedService = Omit<BlockerAnswer['services'][number], 'mayRelease'>
type Shared = Omit<BlockerAnswer, 'blocker' | 'services' | 'mayRecord' | 'mayHold'> & {
  blocker: SharedBlockerItem
  services: SharedService[]
}

const wire = (at: number | null) => (at === null ? null : formatInstant(at))

/** One blocker: what it holds and who waits, every change, what its end would free, and what may say the same. Throws ReadErrors. */
export async function readBlocker(
  context: ReadContext,
  id: string,
  filters: Filters,
): Promise<BlockerAnswer> {
  const question = await askWhole(context, filters)
  const name = `blocker ${id} ${question.samplesVersion}`
  const answer = await once(question, name, async () => answerTo(question, await blockerGround(question), id))
  const { viewer } = context
  const isOpen = answer.blocker.standing === 'open'
  return {
    ...answer,
    ...blockerRights(viewer),
    blocker: { ...answer.blocker, maySteer: maySteerBlocker(viewer, answer.blocker.ownerTeam) },
    services: answer.services.map(one => ({
      ...one,
      mayRelease: isOpen && mayHoldService(viewer, one.team),
    })),
  }
}

/** The services the end of a blocker would free now, with their owners: who is told. The act has decided who may end it. */
export async function freedByBlocker(
  { db, now }: Pick<ReadContext, 'db' | 'now'>,
  id: string,
): Promise<FreedService[]> {
  const context: ReadContext = { db, now, viewer: teller }
  const migration = await migrationOf(context, id)
  const question = await askWhole(context, { ...noFilters, migration })
  const { worthOf, leftById } = await blockerGround(question)
  return worthOf(id).freed.map(service => ({ service, team: leftById.get(service)!.team }))
}

/** The migration of a blocker; null: nobody knows it. */
async function migrationOf(context: ReadContext, id: string): Promise<string | null> {
  const { world } = await ask(context, noFilters)
  return world.records.blockers.find(row => row.id === id)?.migration ?? null
}

/** A blocker is about the whole company: what narrows a view does not change what it holds. */
const askWhole = (context: ReadContext, { migration, asOf, knownAt }: Filters): Promise<Question> =>
  ask(context, { ...noFilters, migration, asOf, knownAt })

function answerTo(question: Question, ground: BlockerGround, id: string): Shared {
  const { migration, at, asOf, now } = question
  const blocker = ground.byId.get(id)
  if (blocker === undefined) throw new NotFound('There is no such blocker at this instant.')
  const freed = new Set(ground.worthOf(id).freed)
  const open = ground.blockers.filter(one => one.end === null && one.id !== id)
  const services = blocker.holds
    .flatMap(hold => serviceOf(question, ground, id, hold, freed) ?? [])
    .sort((a, b) => rank(a) - rank(b) || (a.service < b.service ? -1 : 1))
  return {
    migration: migration.id,
    asOf,
    knownAt: formatInstant(now),
    blocker: blockerItemOf(ground, blocker, at),
    services,
    timeline: blockerTimeline(question, ground, id),
    similar: similarTitles(blocker.title, open).map(({ id: other, title, ownerTeam }) => ({
      id: other,
      title,
      ownerTeam,
      freed: ground.worthOf(other).freed.length,
    })),
    tells: [...new Set(services.flatMap(one => (one.isFreed && one.team !== null ? [one.team] : [])))].sort(),
  }
}

const rank = ({ isFreed, isLeft, isExempt }: SharedService): number =>
  isFreed ? 0 : isLeft ? (isExempt ? 2 : 1) : 3

function serviceOf(
  question: Question,
  { leftById }: BlockerGround,
  id: string,
  hold: { service: string; sinceAt: number },
  freed: ReadonlySet<string>,
): SharedService | null {
  const { world, at } = question
  const entry = world.services.get(hold.service)
  if (entry === undefined) return null
  const left = leftById.get(hold.service)
  const team = ownerAt(entry.service, entry.ownership, at)
  const owner = team === null ? undefined : world.teams.get(team)
  const others = (left?.blockers ?? []).filter(one => one.id !== id)
  return {
    service: hold.service,
    team,
    area: owner?.area ?? null,
    office: owner?.office ?? null,
    archetype: entry.service.archetype,
    state: stateAt(timelineIn(question, entry).shown, at),
    since: wire(left?.sinceAt ?? null),
    heldSince: formatInstant(hold.sinceAt),
    cores: left?.cores ?? null,
    isLeft: left !== undefined,
    isExempt: left?.isExempt ?? false,
    isFreed: freed.has(hold.service),
    others: others.map(({ id, title, promisedOn, promises }) => ({
      id,
      title,
      promised: promisedOn,
      formerDays: promises.slice(0, -1).flatMap(({ promisedOn: on }) => (on === null ? [] : [on])),
    })),
  }
}
