import { dayMs, hourMs, minuteMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { WireLine } from './deploy-line.ts'
import { type Dice, diceFor } from './dice.ts'
import type { DemoCompany } from './plan-company.ts'
import type { DemoService } from './plan-services.ts'

export const previewsSource = 'preview-environments'

const weeksTold = 13
const lifeMs = dayMs
/** One environment a week for so many teams. */
const teamsPerPreview = 14

/** Ages of those that live when the company ends; the last one was forgotten. */
const aliveHours = [0.4, 1.2, 2.5, 3.1, 5.5, 7.8, 19.6, 22.9, 31.3, 40.5, 74]

type Preview = { service: DemoService; number: number; createdAt: number }

/** Environments of pull requests, told as CDEvents: created, given another day, removed, and now and then forgotten. */
export function previewLines(company: DemoCompany, until: number): WireLine[] {
  const { shape, calendar } = company
  const dice = diceFor(shape.seed, 'previews')
  const services = company.services.filter(
    ({ createdAt }) => createdAt < calendar.endAt - weeksTold * 7 * dayMs,
  )
  const count = Math.ceil((shape.teams / teamsPerPreview) * weeksTold)
  const lines: (WireLine & { at: number })[] = []
  for (let index = 0; index < count; index++) {
    const service = dice.pick(services)
    const daysAgo = dice.integer(0, weeksTold * 7 - 1)
    const createdAt =
      calendar.endAt - (daysAgo + 1) * dayMs + Math.round(dice.between(7 * 60, 18 * 60)) * minuteMs
    const preview = { service, number: dice.integer(20, 4_000), createdAt }
    lines.push(...linesOf(preview, dice))
  }
  const minute = Math.floor(until / minuteMs) * minuteMs
  for (const [index, hours] of aliveHours.entries()) {
    const createdAt = minute - Math.round(hours * 60) * minuteMs
    lines.push(...aliveLinesOf({ service: dice.pick(services), number: 4_001 + index, createdAt }, hours))
  }
  return lines.filter(({ at }) => at <= until).map(({ path, json }) => ({ path, json }))
}

/** A preview lives for a day unless it is given another one, or its pull request closes before; few are never heard of again. */
function* linesOf(preview: Preview, dice: Dice): Generator<WireLine & { at: number }> {
  const { createdAt } = preview
  yield line(preview, 'created', createdAt, { expiresAt: formatInstant(createdAt + lifeMs) })
  const closedAt = createdAt + Math.max(5, Math.round(dice.logNormal(7 * 60, 0.9))) * minuteMs
  const extendedAt = createdAt + Math.round(dice.between(6 * 60, 22 * 60)) * minuteMs
  let endsAt = createdAt + lifeMs
  if (dice.chance(0.4) && extendedAt < closedAt) {
    endsAt = extendedAt + 2 * lifeMs
    yield line(preview, 'modified', extendedAt, { expiresAt: formatInstant(endsAt) })
  }
  if (closedAt < endsAt) yield line(preview, 'deleted', closedAt, { reason: 'pr_closed' })
  else if (!dice.chance(0.04)) yield line(preview, 'deleted', endsAt + minuteMs, { reason: 'ttl' })
}

function* aliveLinesOf(preview: Preview, hours: number): Generator<WireLine & { at: number }> {
  const { createdAt } = preview
  yield line(preview, 'created', createdAt, { expiresAt: formatInstant(createdAt + lifeMs) })
  const extendedAt = createdAt + 20 * hourMs
  if (hours > 24 && hours < 48)
    yield line(preview, 'modified', extendedAt, { expiresAt: formatInstant(extendedAt + 2 * lifeMs) })
}

function line(
  { service, number, createdAt }: Preview,
  predicate: 'created' | 'modified' | 'deleted',
  at: number,
  customData: Record<string, unknown>,
): WireLine & { at: number } {
  const id = `preview/${service.id}/pr-${number}`
  const content = { name: `${service.id}-pr-${number}` }
  const event = {
    context: {
      specversion: '0.5.1',
      id: `${id}/${Math.round((at - createdAt) / hourMs)}h/${predicate}`,
      source: previewsSource,
      type: `dev.cdevents.environment.${predicate}.0.3.0`,
      timestamp: formatInstant(at),
    },
    subject: {
      id,
      content:
        predicate === 'created'
          ? { ...content, uri: `https://pr-${number}.${service.id}.example.com` }
          : content,
    },
    customData: {
      ephemeral: true,
      service: service.id,
      pullRequest: { repository: `demo/${service.id}`, number },
      ...customData,
    },
    customDataContentType: 'application/json',
  }
  return { path: '/api/v1/events', json: JSON.stringify(event), at }
}
