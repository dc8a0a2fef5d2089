import { selectLastDeploys } from '#db/queries/select-last-deploys.ts'
import { isInBaseline } from '#lib/domain/migration/baseline.ts'
import { exemptUntil } from '#lib/domain/migration/exemption.ts'
import { leavingSince } from '#lib/domain/migration/leaving-since.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { sinceAt } from '#lib/domain/migration/since-at.ts'
import { stateAt } from '#lib/domain/migration/state-run.ts'
import { covers, coversAny } from '#lib/domain/placement/covers.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ServiceItem } from './answers/service-answer.ts'
import type { Question } from './ask.ts'
import { openDisputesIn } from './disputes.ts'
import { overridesInForce, wireOverride } from './overrides.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

const wire = (at: number | null | undefined) => (at == null ? null : formatInstant(at))

/** Services as lists show them, at the question's instant; one query for the deploys of all of them. */
export async function serviceItems(question: Question, entries: WorldService[]): Promise<ServiceItem[]> {
  const { context, at, knownAt, migration } = question
  const ids = entries.map(({ service }) => service.id)
  const deploys = ids.length === 0 ? new Map() : await selectLastDeploys(context.db.pool, ids, at, knownAt)
  const overrides = overridesInForce(question)
  const disputes = openDisputesIn(question)
  return entries.map(entry => {
    const { id } = entry.service
    const last = deploys.get(id) ?? {}
    return {
      ...serviceItem(question, entry),
      override: wireOverride(overrides.get(id)),
      openDisputes: disputes.get(id) ?? 0,
      lastDeployAt: lastDeployOn(last, entry.placements, migration),
    }
  })
}

/** The last deploy on each side; where metadata tell the sides, the last of all on the side it ran on. */
function lastDeployOn(
  last: Readonly<Record<string, number>>,
  placements: WorldService['placements'],
  { from, to, evidence = [] }: Question['migration'],
): ServiceItem['lastDeployAt'] {
  if (evidence.length === 0) return { origin: wire(last[from]), target: wire(last[to]) }
  const latest = Math.max(...Object.values(last))
  const on = (side: string) =>
    placements.some(placement => placement.platform === side && covers(placement, latest))
  return { origin: on(from) ? wire(latest) : null, target: on(to) ? wire(latest) : null }
}

function serviceItem(
  question: Question,
  entry: WorldService,
): Omit<ServiceItem, 'lastDeployAt' | 'override' | 'openDisputes'> {
  const { world, at, baselineAt, migration, rules } = question
  const { service, ownership, placements } = entry
  const timeline = timelineIn(question, entry)
  const team = ownerAt(service, ownership, at)
  const owner = team === null ? undefined : world.teams.get(team)
  return {
    id: service.id,
    team,
    area: owner?.area ?? null,
    office: owner?.office ?? null,
    kind: service.kind,
    archetype: service.archetype,
    inScope: coversAny(timeline.scope, at),
    inBaseline: baselineAt !== null && isInBaseline(timeline, baselineAt),
    state: stateAt(timeline.shown, at),
    since: wire(sinceAt(timeline, at)),
    leavingSince: wire(leavingSince(placements, migration, at)),
    exemptUntil: wire(exemptUntil(rules.exemptions, service.id, at)),
    clusters: [
      ...new Set(placements.filter(placement => covers(placement, at)).map(({ cluster }) => cluster)),
    ],
  }
}
