import { dayMs, minuteMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { WireLine } from './deploy-line.ts'
import { diceFor } from './dice.ts'
import type { DemoCompany } from './plan-company.ts'
import { unmappedNames } from './words.ts'

/** Deploys under names the catalogue does not know: somebody has to say what they are. */
export function unmappedLines({ shape, calendar }: DemoCompany, until: number): WireLine[] {
  const dice = diceFor(shape.seed, 'unmapped')
  return unmappedNames.flatMap(name =>
    Array.from({ length: dice.integer(2, 8) }, (_, index) => {
      const finishedAt = calendar.endAt - Math.round(dice.between(1, 60) * 24 * 60) * minuteMs
      const json = JSON.stringify({
        id: `${name}#${index + 1}`,
        service: name,
        platform: 'helios',
        cluster: name.startsWith('sin') ? 'sin-1' : 'rtm-1',
        environment: 'production',
        version: `0.${index + 1}.0`,
        startedAt: formatInstant(finishedAt - 3 * minuteMs),
        finishedAt: formatInstant(finishedAt),
        source: 'deploy-api',
      })
      return { path: '/api/v1/deploys' as const, json, finishedAt }
    })
      .filter(({ finishedAt }) => finishedAt <= until - dayMs / 24)
      .map(({ path, json }) => ({ path, json })),
  )
}
