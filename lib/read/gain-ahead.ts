import { deployChange, expectedGain, leastMoved } from '#lib/domain/lookalike/expected-gain.ts'
import { once } from './answer-cache.ts'
import type { TeamNextAnswer } from './answers/team-next-answer.ts'
import type { Question } from './ask.ts'
import { cpuFigures } from './cpu-figures.ts'
import { lookAlikesIn } from './look-alikes-in.ts'
import { timelineIn } from './timelines.ts'
import { wholeCompany } from './whole-company.ts'

type Ratios = { archetype: string | null; ratio: number }[]

/** What moved services of some archetypes gained: what those that are left can expect (T5). */
export async function gainAhead(
  question: Question,
  archetypes: readonly (string | null)[],
): Promise<TeamNextAnswer['gain']> {
  const wanted = new Set(archetypes)
  const { cpu, deploys } = await ratiosOf(wholeCompany(question))
  const of = (ratios: Ratios) =>
    expectedGain(ratios.filter(({ archetype }) => wanted.has(archetype)).map(({ ratio }) => ratio))
  return {
    leastMoved,
    archetypes: [...wanted].filter(archetype => archetype !== null).sort(),
    cpu: of(cpu),
    deploys: of(deploys),
  }
}

/** After / before of every moved service that can be measured; `whole` so that each page of a team asks it once for all. */
const ratiosOf = (whole: Question): Promise<{ cpu: Ratios; deploys: Ratios }> =>
  once(whole, `ratios of moved services ${whole.samplesVersion}`, async () => {
    const { world, at } = whole
    const [{ services }, { finished }] = await Promise.all([cpuFigures(whole), lookAlikesIn(whole)])
    const archetypeOf = (service: string) => world.services.get(service)?.service.archetype ?? null
    return {
      cpu: services.map(({ service, ratio }) => ({ archetype: archetypeOf(service), ratio })),
      deploys: finished.flatMap(one => {
        const entry = world.services.get(one.service)!
        const firstAt = timelineIn(whole, entry).facts[0]?.fromAt ?? one.startedAt
        const ratio = deployChange(one, { weeks: entry.weeks, firstAt, at })
        return ratio === null ? [] : [{ archetype: one.archetype, ratio }]
      }),
    }
  })
