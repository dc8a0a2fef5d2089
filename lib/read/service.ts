import {
  selectDeploysOfService,
  selectEventsOfRollouts,
  selectReadyInstances,
  selectStatesOfService,
} from '#db/queries/select-service-detail.ts'
import { mayAnnotate } from '#lib/domain/access/may-annotate.ts'
import { mayDispute } from '#lib/domain/access/may-dispute.ts'
import { mayOverride } from '#lib/domain/access/may-override.ts'
import type { EventRef } from '#lib/domain/deploy/rollout.ts'
import type { Filters } from '#lib/domain/filter/filters.ts'
import { nextChanges } from '#lib/domain/migration/next-changes.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { placementsIn } from '#lib/domain/migration/placements-in.ts'
import { platformNames } from '#lib/domain/migration/platform-names.ts'
import type { StateSpan } from '#lib/domain/migration/state.ts'
import { stateNotes } from '#lib/domain/migration/state-notes.ts'
import { type StateRun, stateAt } from '#lib/domain/migration/state-run.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import type { Placement, Span } from '#lib/domain/placement/placement.ts'
import { placementsUntil } from '#lib/domain/placement/placements-until.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { once } from './answer-cache.ts'
import type { ServiceAnswer } from './answers/service-answer.ts'
import { ask, type Question } from './ask.ts'
import { changeSentence } from './change-sentence.ts'
import { ownerSpans } from './frequency-figures.ts'
import { noteSentence } from './note-sentence.ts'
import type { ReadContext } from './read-context.ts'
import { NotFound } from './read-error.ts'
import { serviceItems } from './service-items.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

const mostDeploys = 1_000
const wire = (at: number | null) => (at === null ? null : formatInstant(at))
const wireSpan = ({ fromAt, toAt }: Span) => ({ from: formatInstant(fromAt), to: wire(toAt) })

/** One service: where it runs, its states with the events behind them, deploys, and what would change it. Throws ReadErrors. */
export async function readService(
  context: ReadContext,
  id: string,
  filters: Filters,
): Promise<ServiceAnswer> {
  const question = await ask(context, filters)
  const entry = question.world.services.get(id)
  if (entry === undefined) throw new NotFound(`There is no service ${id} in the catalogue.`)
  const name = `service ${question.samplesVersion} ${id}`
  const answer = await once(question, name, () => answerOf(question, entry))
  const { viewer, now } = context
  const owner = ownerAt(entry.service, entry.ownership, now)
  // Of the viewer, not of the answer that all of them share.
  const may = {
    dispute: mayDispute(viewer, owner),
    override: mayOverride(viewer),
    annotate: mayAnnotate(viewer),
  }
  return { ...answer, may }
}

async function answerOf(question: Question, entry: WorldService): Promise<Omit<ServiceAnswer, 'may'>> {
  const { context, world, migration, at, knownAt } = question
  const { db } = context
  const { id } = entry.service
  const [[item], states, ready, deploys] = await Promise.all([
    serviceItems(question, [entry]),
    selectStatesOfService(db.pool, id, migration.id, knownAt),
    selectReadyInstances(db.pool, id, at, knownAt),
    selectDeploysOfService(db.pool, id, at, knownAt, mostDeploys),
  ])
  return {
    ...item!,
    placements: placementsUntil(placementsIn(entry.placements, migration, world.catalog.migrations), at).map(
      placement => placementOf(question, placement, ready),
    ),
    states: await statesOf(question, entry, states),
    deploys: deploys.map(deploy => ({ ...deploy, at: formatInstant(deploy.at) })),
    ownership: ownerSpans(entry).map(({ team, fromAt }) => ({
      team,
      from: Number.isFinite(fromAt) ? formatInstant(fromAt) : null,
    })),
    ...explained(question, entry, states),
  }
}

function placementOf(
  { world, silence, at }: Question,
  placement: Placement,
  ready: Map<string, number>,
): ServiceAnswer['placements'][number] {
  const { platform, cluster, version } = placement
  return {
    ...wireSpan(placement),
    platform,
    cluster,
    region: world.catalog.clusters.find(({ id }) => id === cluster)?.region ?? null,
    deletedAt: wire(placement.deletedAt),
    version,
    presence: placement.presence.map(wireSpan),
    readyInstances: placement.toAt === null ? (ready.get(cluster) ?? null) : null,
    isSilent: placement.toAt === null && coversAny(silence.byCluster.get(cluster) ?? [], at),
  }
}

/** States up to the instant, `unknown` laid over, each with the raw events of the span beneath it. */
async function statesOf(
  question: Question,
  entry: WorldService,
  spans: StateSpan[],
): Promise<ServiceAnswer['states']> {
  const { context, at } = question
  const runs = timelineIn(question, entry).shown.filter(run => run.fromAt <= at)
  const refs = spans.flatMap(({ evidence }) => evidence)
  const events =
    refs.length === 0
      ? new Map<string, string>()
      : await selectEventsOfRollouts(context.db.pool, entry.service.id, refs)
  const eventOf = ({ source, id }: EventRef) => ({ source, id: events.get(`${source}\n${id}`) ?? id })
  return runs.map(run => ({
    state: run.state,
    from: formatInstant(run.fromAt),
    to: run.toAt !== null && run.toAt <= at ? formatInstant(run.toAt) : null,
    evidence: run.state === 'unknown' ? [] : (spanBeneath(spans, run)?.evidence ?? []).map(eventOf),
  }))
}

const spanBeneath = (spans: StateSpan[], run: StateRun) =>
  spans.find(span => span.fromAt <= run.fromAt && (span.toAt === null || run.fromAt < span.toAt))

function explained(
  question: Question,
  entry: WorldService,
  states: StateSpan[],
): Pick<ServiceAnswer, 'why' | 'wouldChange'> {
  const { migration, at, silence } = question
  const { placements, service } = entry
  const shown = stateAt(timelineIn(question, entry).shown, at)
  const silent = placementsUntil(placements, at)
    .filter(({ toAt, cluster }) => toAt === null && coversAny(silence.byCluster.get(cluster) ?? [], at))
    .map(({ cluster }) => cluster)
  const facts = {
    states,
    placements,
    shown,
    retiredAt: service.retiredAt,
    silent: [...new Set(silent)].sort(),
  }
  const { from, to } = platformNames(migration)
  return {
    why: stateNotes(facts, migration, at).map(note => noteSentence(note, from, to, at)),
    wouldChange: nextChanges(facts, migration, at).map(change => ({
      to: change.to,
      when: changeSentence(change, from, to),
      at: wire(change.at),
    })),
  }
}
