import { exclusionReasons } from '#lib/domain/deploy/exclusion-reason.ts'
import { readAccounting } from '../accounting.ts'
import { readEnvironments } from '../environments.ts'
import { line, type ReceiptReader, rowsOf, term } from './receipt-parts.ts'

const parts = ['accepted', 'duplicate', 'conflict', 'ignored', 'rejected'] as const
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Receipt of `accounting`: everything received, and what became of it. */
export const accountingReceipt: ReceiptReader = async (part, asked) => {
  if (part !== '') return null
  const { sources, weeks } = await readAccounting(asked.context, asked.filters)
  const total = (name: (typeof parts)[number] | 'received') => sum(sources.map(source => source[name]))
  return {
    title: 'Everything that was received',
    value: total('received'),
    unit: 'count',
    definition: 'accounting',
    call: 'accounting',
    sum: parts.map((name, index) => term(index === 0 ? '' : '+', total(name), 'count', name)),
    counted: [
      line(sum(weeks.map(week => week.rollouts)), 'rollouts in the weeks asked for'),
      line(sum(weeks.map(week => week.deploys)), 'of them deploys'),
    ],
    leftOut: exclusionReasons
      .map(reason =>
        line(sum(weeks.map(week => week.excluded[reason])), `rollouts: ${reason.replaceAll('_', ' ')}`),
      )
      .filter(({ count }) => count !== 0),
    events: { outcome: [], service: [], from: asked.filters.from, to: asked.filters.to },
    rows: rowsOf(
      [
        { name: 'Source', kind: 'text' },
        { name: 'Received', kind: 'count' },
        ...parts.map(name => ({ name, kind: 'count' as const })),
      ],
      sources.map(source => [source.source, source.received, ...parts.map(name => source[name])]),
      asked,
    ),
  }
}

/** Receipt of `environments`: figure 19. */
export const environmentsReceipt: ReceiptReader = async (part, asked) => {
  if (part !== '') return null
  const { figures } = await readEnvironments(asked.context, asked.filters, { limit: 1 })
  const { weeks, live, old, oldShare, expiredUnconfirmed, medianLifeHours } = figures
  return {
    title: 'Temporary environments created per week',
    value: figures.createdPerWeek,
    unit: 'rate',
    definition: 'figure-19',
    call: 'environments',
    sum:
      figures.createdPerWeek === null
        ? []
        : [
            term('', sum(weeks.map(({ created }) => created)), 'count', 'created'),
            term('÷', weeks.length, 'count', 'full weeks'),
          ],
    counted: [
      line(live, 'alive'),
      line(old, 'of them older than 24 h'),
      line(oldShare, 'is their share', 'share'),
      line(medianLifeHours, 'median life of those that ended', 'hours'),
      line(expiredUnconfirmed, 'expired, unconfirmed: they still count as alive'),
    ],
    rows: rowsOf(
      [
        { name: 'Week', kind: 'text' },
        { name: 'Created', kind: 'count' },
      ],
      weeks.map(({ week, created }) => [week, created]),
      asked,
    ),
  }
}
