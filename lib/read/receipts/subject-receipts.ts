import { migrationStates } from '#lib/domain/migration/state.ts'
import { readService } from '../service.ts'
import { readTeam } from '../team.ts'
import { daysReceipt, gainReceipt } from './expectation-receipts.ts'
import {
  line,
  type ReceiptParts,
  type ReceiptReader,
  requireDefinition,
  rowsOf,
  term,
} from './receipt-parts.ts'

const stateTerm = (state: string) => requireDefinition(`state-${state.replaceAll('_', '-')}`).term

/** Receipts about one team: `rate:<id>`, `deploys:<id>`, `cpu:<id>`, `gain:<id>`. */
export const teamReceipt: ReceiptReader = async (part, asked) => {
  const { name, id } = split(part)
  if (!['rate', 'deploys', 'cpu', 'gain'].includes(name) || id === '') return null
  if (name === 'gain') return gainReceipt(id, asked)
  const team = await readTeam(asked.context, id, asked.filters)
  const call = `teams/${encodeURIComponent(id)}`
  if (name === 'rate') {
    const { ratePerWeek, teamWeeks, on } = team.frequency
    return {
      title: `Deploys a week of ${team.name ?? id}`,
      value: ratePerWeek,
      unit: 'rate',
      definition: 'team-week',
      call,
      sum:
        ratePerWeek === null
          ? []
          : [
              term('', Math.round(ratePerWeek * teamWeeks), 'count', 'deploys'),
              term('÷', teamWeeks, 'count', 'team-weeks'),
            ],
      counted: [line(on, 'of its team-weeks are on the platform', 'share')],
      leftOut: [line(null, 'weeks with a gap in coverage, and the running week')],
    }
  }
  if (name === 'deploys') {
    const { before, after } = team
    const value = before && after && before.ratePerWeek > 0 ? after.ratePerWeek / before.ratePerWeek : null
    return {
      title: `Deploys of ${team.name ?? id}, after over before`,
      value,
      unit: 'ratio',
      definition: 'figure-4',
      call,
      sum:
        before && after
          ? [
              term('', after.ratePerWeek, 'rate', `a week, ${after.from} to ${after.to}`),
              term('÷', before.ratePerWeek, 'rate', `a week, ${before.from} to ${before.to}`),
            ]
          : [],
      counted: [line(null, 'services the team owned in all of these weeks; one team has no interval')],
    }
  }
  const { cpu } = team
  return {
    title: `Use of CPU by ${team.name ?? id}, after over before`,
    value: cpu?.ratio ?? null,
    unit: 'ratio',
    definition: 'figure-11',
    call,
    sum:
      cpu === null ? [] : [term('', cpu.after, 'share', 'after'), term('÷', cpu.before, 'share', 'before')],
    counted: cpu === null ? [] : [line(cpu.services, 'moved services with samples on both sides')],
  }
}

/** Receipts about one service: `state:<id>`, its state with everything that put it there; `days:<id>`, what it still takes. */
export const serviceReceipt: ReceiptReader = async (part, asked): Promise<ReceiptParts | null> => {
  const { name, id } = split(part)
  if (name === 'days' && id !== '') return daysReceipt(id, asked)
  if (name !== 'state' || id === '') return null
  const service = await readService(asked.context, id, asked.filters)
  const spans = service.states.toReversed()
  return {
    title: id,
    value: null,
    unit: 'count',
    word: stateTerm(service.state),
    definition: `state-${service.state.replaceAll('_', '-')}`,
    call: `services/${encodeURIComponent(id)}`,
    counted: [
      line(null, service.since === null ? 'no evidence yet' : `since ${service.since}`),
      line(service.placements.length, 'placements on clusters'),
      line(spans[0]?.evidence.length ?? 0, 'events put it in this state'),
    ],
    leftOut: service.inScope ? [] : [line(null, 'it is not in scope: it counts in no figure')],
    service: id,
    events: { outcome: [], service: [id], from: null, to: null },
    rows: rowsOf(
      [
        { name: 'State', kind: 'state' },
        { name: 'From', kind: 'instant' },
        { name: 'To', kind: 'instant' },
        { name: 'Events', kind: 'text' },
      ],
      spans
        .filter(({ state }) => migrationStates.includes(state))
        .map(({ state, from, to, evidence }) => [
          state,
          from,
          to,
          evidence.map(event => `${event.source}/${event.id}`).join(' '),
        ]),
      asked,
    ),
  }
}

function split(part: string): { name: string; id: string } {
  const at = part.indexOf(':')
  return at === -1 ? { name: part, id: '' } : { name: part.slice(0, at), id: part.slice(at + 1) }
}
