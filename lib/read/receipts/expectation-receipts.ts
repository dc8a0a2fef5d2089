import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import { ask } from '../ask.ts'
import { lookAlikesIn } from '../look-alikes-in.ts'
import { readServiceNext } from '../service-next.ts'
import { readTeamNext } from '../team-next.ts'
import { line, type ReceiptAsked, type ReceiptParts, rowsOf, term } from './receipt-parts.ts'

const dayHours = dayMs / hourMs
const hours = (days: number | null) => (days === null ? null : days * dayHours)

/** `days:<service>`: the days it should still take, with every service that finished it is told by. */
export async function daysReceipt(id: string, asked: ReceiptAsked): Promise<ReceiptParts> {
  const question = await ask(asked.context, asked.filters)
  const { item } = await readServiceNext(asked.context, id, asked.filters)
  const { finished } = await lookAlikesIn(question)
  const usual = item?.usual ?? null
  const alike = finished.filter(
    ({ archetype }) => usual?.isOfArchetype !== true || archetype === item?.archetype,
  )
  const soFar = item?.daysSoFar ?? null
  const left = item?.daysLeft ?? null
  return {
    title: `Days ${id} should still take`,
    value: hours(left),
    unit: 'hours',
    definition: 'expected-days',
    call: `services/${encodeURIComponent(id)}/next`,
    sum:
      soFar === null || left === null || item?.leavingSince !== null
        ? []
        : [
            term('', hours(left + soFar), 'hours', 'in the middle of those that took longer than it has'),
            term('−', hours(soFar), 'hours', 'since its first start on the target'),
          ],
    counted:
      usual === null
        ? []
        : [
            line(
              usual.finished,
              usual.isOfArchetype
                ? `of its archetype finished (${item?.archetype})`
                : 'of all archetypes finished: fewer than ten of its own did',
            ),
            line(item!.longer, 'of them took longer than it has so far'),
            line(hours(usual.lowDays), '15th percentile', 'hours'),
            line(hours(usual.medianDays), 'median', 'hours'),
            line(hours(usual.highDays), '85th percentile', 'hours'),
          ],
    leftOut: [line(null, 'the soak time after leaving the origin, and starts that were given up')],
    tooLittle:
      usual === null
        ? 'Fewer than ten services finished.'
        : left === null && item?.state !== 'unknown'
          ? 'It has taken longer than nearly all that finished.'
          : null,
    service: id,
    rows: rowsOf(
      [
        { name: 'Service', kind: 'service' },
        { name: 'Team', kind: 'team' },
        { name: 'Started', kind: 'instant' },
        { name: 'Left the origin', kind: 'instant' },
        { name: 'Took', kind: 'hours' },
      ],
      usual === null
        ? []
        : alike.map(one => [
            one.service,
            one.team,
            formatInstant(one.startedAt),
            formatInstant(one.leftAt),
            hours(one.days),
          ]),
      asked,
    ),
  }
}

/** `gain:<team>`: how much more of its CPU what is left should use, in the middle of those like it that moved. */
export async function gainReceipt(id: string, asked: ReceiptAsked): Promise<ReceiptParts> {
  const { gain, left } = await readTeamNext(asked.context, id, asked.filters)
  const { cpu, deploys, leastMoved, archetypes } = gain
  return {
    title: `What the ${left} that are left of ${id} can expect`,
    value: cpu.range?.median ?? null,
    unit: 'ratio',
    definition: 'expected-gain',
    call: `teams/${encodeURIComponent(id)}/next`,
    counted: [
      line(
        cpu.measured,
        `moved services of ${archetypes.join(', ') || 'no archetype'} with samples on both sides`,
      ),
      line(cpu.range?.low ?? null, '15th percentile', 'ratio'),
      line(cpu.range?.high ?? null, '85th percentile', 'ratio'),
      line(deploys.measured, 'of them with 12 full weeks of deploys on both sides'),
      line(deploys.range?.low ?? null, 'deploys, 15th percentile', 'ratio'),
      line(deploys.range?.high ?? null, 'deploys, 85th percentile', 'ratio'),
    ],
    leftOut: [line(null, 'services born on the target: they have no before')],
    tooLittle: cpu.range === null ? `Too few moved: ${cpu.measured} of ${leastMoved} needed.` : null,
  }
}
