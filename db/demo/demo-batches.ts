import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { clusterHours, cpuHours, measuredHours } from './cpu-samples.ts'
import { coveredStretches } from './demo-gaps.ts'
import { deployLine, type WireLine } from './deploy-line.ts'
import { diceFor } from './dice.ts'
import { hostLines } from './host-lines.ts'
import type { DemoCompany } from './plan-company.ts'
import { previewLines } from './preview-lines.ts'
import { clusterSampleLine, sampleLine } from './sample-line.ts'
import { serviceRollouts } from './service-rollouts.ts'
import { unmappedLines } from './unmapped-lines.ts'

/** Lines for one call of the API, and how much of the company is out once it is taken. */
export type DemoBatch = { path: WireLine['path']; lines: string[]; doneShare: number }

/**
 * The whole company up to `until` (epoch ms) as calls of the API. What the sources covered and the clusters held comes first, then team
 * after team in random order, each with its whole history: every service is projected once, and after a tenth
 * of the load the dashboard shows a fair tenth of the company, with the rates of the whole.
 */
export function* demoBatches(
  company: DemoCompany,
  until: number,
  linesPerBatch = 1_000,
): Generator<DemoBatch> {
  const open = new Map<WireLine['path'], string[]>()
  const hours = measuredHours(company.shape, company.calendar, until)
  const order = diceFor(company.shape.seed, 'load').shuffled(company.teams)
  let doneShare = 0
  function* add(line: WireLine): Generator<DemoBatch> {
    const lines = open.get(line.path) ?? []
    if (lines.length === 0) open.set(line.path, lines)
    lines.push(line.json)
    if (lines.length < linesPerBatch) return
    open.delete(line.path)
    yield { path: line.path, lines, doneShare }
  }
  for (const line of coverageLines(company, until)) yield* add(line)
  for (const hour of clusterHours(allHours(company, hours))) yield* add(clusterSampleLine(hour))
  for (const line of hostLines(company, until)) yield* add(line)
  for (const line of unmappedLines(company, until)) yield* add(line)
  for (const line of previewLines(company, until)) yield* add(line)
  for (const [index, team] of order.entries()) {
    for (const service of company.services) {
      if (service.team !== team) continue
      for (const rollout of serviceRollouts(company, service, until).rollouts)
        yield* add(deployLine(service, rollout))
      for (const hour of cpuHours(company, service, hours)) yield* add(sampleLine(service, hour))
    }
    doneShare = (index + 1) / order.length
  }
  for (const [path, lines] of open) yield { path, lines, doneShare: 1 }
}

function* allHours(company: DemoCompany, hours: number[]) {
  for (const service of company.services) yield* cpuHours(company, service, hours)
}

/** "This collector heard everything between these instants", as its own events would say. */
function coverageLines(company: DemoCompany, until: number): WireLine[] {
  return coveredStretches(company.calendar, until).map(({ source, fromAt, toAt }, index) => ({
    path: '/api/v1/events' as const,
    json: JSON.stringify({
      specversion: '1.0',
      type: 'dev.landfall.coverage.v1',
      source,
      id: `covered#${index}`,
      time: formatInstant(toAt),
      datacontenttype: 'application/json',
      data: { from: formatInstant(fromAt), to: formatInstant(toAt) },
    }),
  }))
}
