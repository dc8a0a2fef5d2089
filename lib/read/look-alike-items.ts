import type { LookAlike } from '#lib/domain/lookalike/look-alikes.ts'
import { nearestLookAlikes } from '#lib/domain/lookalike/nearest-look-alikes.ts'
import { ratePerWeek } from '#lib/domain/lookalike/rate-per-week.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import type { LookAlikeItem } from './answers/team-next-answer.ts'
import type { Question } from './ask.ts'
import { lookAlikesIn } from './look-alikes-in.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

const shown = 3

/** Three finished services like one, the likest first, with whom to ask. */
export async function lookAlikeItems(question: Question, entry: WorldService): Promise<LookAlikeItem[]> {
  const { at, world } = question
  const { service, ownership, weeks } = entry
  const sought = {
    service: service.id,
    team: ownerAt(service, ownership, at),
    archetype: service.archetype,
    kind: service.kind,
    ratePerWeek: ratePerWeek(weeks, timelineIn(question, entry).facts[0]?.fromAt ?? at, at),
  }
  return nearestLookAlikes(await lookAlikesIn(question), sought, shown).map(one => wire(world, one))
}

function wire(world: Question['world'], one: LookAlike): LookAlikeItem {
  const owner = one.team === null ? undefined : world.teams.get(one.team)
  return {
    service: one.service,
    team: one.team,
    teamName: owner?.name ?? null,
    office: owner?.office ?? null,
    archetype: one.archetype,
    kind: one.kind,
    days: one.days,
    leftOn: dayOf(one.leftAt),
    deploysPerWeek: one.ratePerWeek,
  }
}
