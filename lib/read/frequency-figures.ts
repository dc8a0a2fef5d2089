import type { FrequencyFigures } from '#lib/domain/frequency/frequency-figures.ts'
import type { FrequencyService, FrequencySource, OwnerSpan } from '#lib/domain/frequency/frequency-input.ts'
import { frequencyOf } from '#lib/domain/frequency/frequency-of.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import type { Span } from '#lib/domain/placement/placement.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { isKindSelected, isTeamSelected } from './selection.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

/** Figures 1-5 of the question's part of the company: one computation behind the frequency page, the teams and each team. */
export function frequencyFigures(question: Question): Promise<FrequencyFigures> {
  return once(question, 'frequency figures', () => {
    const services = [...question.world.services.values()]
      .filter(entry => isKindSelected(question.filters, entry))
      .map(entry => frequencyService(question, entry))
      .filter(service => service.owners.length > 0)
    return frequencyOf({ services, sources: frequencySources(question) }, question.at)
  })
}

function frequencyService(question: Question, entry: WorldService): FrequencyService {
  const timeline = timelineIn(question, entry)
  return {
    id: entry.service.id,
    inScope: [...timeline.scope],
    notIdle: timeline.facts.filter(run => run.state !== 'idle').map(({ fromAt, toAt }) => ({ fromAt, toAt })),
    // A filter chooses teams: the time a service belonged to another one is not theirs.
    owners: ownerSpans(entry).filter(({ team }) => isTeamSelected(question.world, question.filters, team)),
    isBorn: timeline.isBorn === true,
    presence: [...timeline.target],
    sources: entry.heard?.sources ?? [],
    weeks: entry.weeks,
  }
}

/** Who owned a service when: the catalogue's team until the first entry, each entry until the next. */
export function ownerSpans({ service, ownership }: WorldService): OwnerSpan[] {
  const entries = [{ team: service.team, fromAt: Number.NEGATIVE_INFINITY }, ...ownership]
  return entries.flatMap(({ team, fromAt }, index) => {
    const toAt = entries[index + 1]?.fromAt ?? null
    return team === null || toAt === fromAt ? [] : [{ team, fromAt, toAt }]
  })
}

function frequencySources({ world, silence }: Question): FrequencySource[] {
  const ids = new Set([...world.firstEventBySource.keys(), ...silence.bySource.keys()])
  return [...ids].map(id => {
    const heardFrom = silence.heardFrom.get(id)
    // A limit without anything heard by it says nothing yet: such a source is judged by its events alone.
    const hasFreshnessLimit = heardFrom !== undefined
    const before: Span[] = hasFreshnessLimit ? [{ fromAt: Number.NEGATIVE_INFINITY, toAt: heardFrom }] : []
    return {
      id,
      hasFreshnessLimit,
      firstEventAt: world.firstEventBySource.get(id) ?? null,
      silences: [...before, ...(silence.bySource.get(id) ?? [])],
    }
  })
}

/** Ids of the services that count at the question's instant, of the part of the company asked for. */
export const inScopeIds = (question: Question, entries: WorldService[]): string[] =>
  entries
    .filter(entry => coversAny(timelineIn(question, entry).scope, question.at))
    .map(({ service }) => service.id)
