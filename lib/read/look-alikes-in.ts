import { type LookAlikes, lookAlikesOf } from '#lib/domain/lookalike/look-alikes.ts'
import { ownerAt } from '#lib/domain/migration/owner-at.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'

import { timelineIn } from './timelines.ts'
import { wholeCompany } from './whole-company.ts'

/** What finished by the question's instant and how long it took: of the whole company, whatever part is looked at. */
export const lookAlikesIn = (question: Question): Promise<LookAlikes> =>
  once(wholeCompany(question), 'look-alikes', () => {
    const { world, migration, at } = question
    const services = [...world.services.values()].map(entry => ({
      timeline: timelineIn(question, entry),
      team: ownerAt(entry.service, entry.ownership, at),
      archetype: entry.service.archetype,
      kind: entry.service.kind,
      weeks: entry.weeks,
    }))
    return lookAlikesOf(services, { at, soakMs: migration.soakDays * dayMs })
  })
