import { selectLedgerWeeks } from '#db/queries/select-ledger-weeks.ts'
import type { FrequencyFigures } from '#lib/domain/frequency/frequency-figures.ts'
import type {
  FrequencyService,
  FrequencySource,
  LedgerWeekCount,
  OwnerSpan,
} from '#lib/domain/frequency/frequency-input.ts'
import { frequencyOf } from '#lib/domain/frequency/frequency-of.ts'
import { windowWeeks } from '#lib/domain/frequency/week-axis.ts'
import { coversAny } from '#lib/domain/placement/covers.ts'
import type { Span } from '#lib/domain/placement/placement.ts'
import { addWeeks, startOfWeek, weekOf } from '#lib/domain/time/iso-week.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { isKindSelected, isTeamSelected } from './selection.ts'
import { timelineIn } from './timelines.ts'
import type { WorldService } from './world/world.ts'

/** Figures 1-5 of the question's part of the company: one computation behind the frequency page, the teams and each team. */
export function frequencyFigures(question: Question): Promise<FrequencyFigures> {
  return once(question, 'frequency figures', async () => {
    const ledger = await ledgerOfWindow(question)
    const services = [...question.world.services.values()]
      .filter(entry => isKindSelected(question.filters, entry))
      .map(entry => frequencyService(question, entry, ledger.get(entry.service.id)))
      .filter(service => service.owners.length > 0)
    return frequencyOf({ services, sources: frequencySources(question) }, question.at)
  })
}

/** What the ledger holds of the window's weeks, by service: for the switches that count it otherwise. */
async function ledgerOfWindow({ context, at, knownAt }: Question): Promise<Map<string, LedgerWeekCount[]>> {
  const running = weekOf(at)
  const rows = await selectLedgerWeeks(
    context.db.pool,
    addWeeks(running, -windowWeeks),
    addWeeks(running, -1),
    knownAt,
  )
  const byService = new Map<string, LedgerWeekCount[]>()
  for (const { serviceId, weekOn, rollouts, rollbacks } of rows) {
    const weeks = byService.get(serviceId) ?? []
    if (weeks.length === 0) byService.set(serviceId, weeks)
    weeks.push({ weekAt: startOfWeek(weekOn), rollouts, rollbacks })
  }
  return byService
}

function frequencyService(
  question: Question,
  entry: WorldService,
  ledger: LedgerWeekCount[] = [],
): FrequencyService {
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
    ledger,
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
