import type { EndgameAnswer } from '../answers/endgame-answer.ts'
import { readEndgame } from '../endgame.ts'
import {
  line,
  type ReceiptAsked,
  type ReceiptParts,
  type ReceiptReader,
  rowsOf,
  term,
} from './receipt-parts.ts'

type Builder = (answer: EndgameAnswer, asked: ReceiptAsked) => ReceiptParts

/** Receipts of `endgame`: `cost` of what is left, `empty` hosts and `saved` by switching them off. */
export const endgameReceipt: ReceiptReader = async (part, asked) => {
  const build = Object.hasOwn(builders, part) ? builders[part] : undefined
  return build === undefined ? null : build(await readEndgame(asked.context, asked.filters), asked)
}

const call = 'endgame'

const builders: Record<string, Builder> = {
  cost: (answer, asked) => ({
    ...moneyOf(answer, answer.total.cost),
    title: 'What the origin still costs a month',
    definition: 'tail-cost',
    call,
    sum: priceTerms(answer, answer.total.cores),
    counted: [
      ...partLines(answer),
      line(answer.total.hosts?.left ?? null, 'hosts left'),
      line(answer.total.services, 'services placed there, each once'),
    ],
    leftOut: withoutCores(answer),
    rows: rowsOf(
      [
        { name: 'Site', kind: 'text' },
        { name: 'Cores', kind: 'cores' },
        { name: 'A month', kind: 'count' },
      ],
      answer.sites.map(({ cluster, cores, cost }) => [cluster, cores, cost]),
      asked,
    ),
  }),
  saved: (answer, asked) => ({
    ...moneyOf(answer, answer.total.emptyCost),
    title: 'What switching off the empty hosts saves a month',
    definition: 'empty-host',
    call,
    sum: priceTerms(
      answer,
      answer.sites.reduce((sum, { parts }) => sum + parts.empty.cores, 0),
    ),
    counted: emptyLines(answer),
    leftOut: downLines(answer),
    rows: hostRows(answer, asked),
  }),
  empty: (answer, asked) => ({
    title: 'Hosts that can be switched off today',
    value: answer.total.hosts?.empty ?? null,
    unit: 'count',
    definition: 'empty-host',
    call,
    counted: emptyLines(answer),
    leftOut: downLines(answer),
    rows: hostRows(answer, asked),
  }),
}

function moneyOf(
  { price }: EndgameAnswer,
  value: number | null,
): Pick<ReceiptParts, 'value' | 'unit' | 'word'> {
  const text = value === null || price === null ? null : `${value.toLocaleString('en')} ${price.currency}`
  return { value, unit: 'count', word: text }
}

const priceTerms = ({ price }: EndgameAnswer, cores: number | null) =>
  price === null || cores === null
    ? []
    : [
        term('', cores, 'cores', 'cores of hosts'),
        term('×', price.perCoreMonth, 'rate', `${price.currency} a core and month, since ${price.from}`),
      ]

/** Cores of all sites by who holds them: they add up to the whole. */
const partLines = ({ sites }: EndgameAnswer) => {
  const sum = (of: (parts: EndgameAnswer['sites'][number]['parts']) => number) =>
    sites.reduce((total, { parts }) => total + of(parts), 0)
  return [
    line(
      sum(({ services }) => services.cores),
      'cores held by services',
      'cores',
    ),
    line(
      sum(({ empty }) => empty.cores),
      'cores of empty hosts',
      'cores',
    ),
    line(
      sum(({ unplaced }) => unplaced.cores),
      'cores under names we cannot place',
      'cores',
    ),
    line(
      sum(({ silent }) => silent.cores),
      'cores of hosts that are down without a tenant',
      'cores',
    ),
    line(
      sum(({ idle }) => idle.cores),
      'cores nobody is given',
      'cores',
    ),
  ]
}

const emptyLines = ({ sites }: EndgameAnswer) =>
  sites.flatMap(({ cluster, hosts }) => (hosts === null ? [] : [line(hosts.empty, `empty at ${cluster}`)]))

const downLines = ({ total }: EndgameAnswer) => [
  line(total.hosts?.down ?? null, 'hosts are down: they say nothing, so they are never called empty'),
]

const withoutCores = ({ sites }: EndgameAnswer) => [
  line(
    sites.reduce((sum, { hosts }) => sum + (hosts?.withoutCores ?? 0), 0),
    'hosts told of without their cores: they cost nothing here',
  ),
]

const hostRows = ({ hostsToSwitchOff }: EndgameAnswer, asked: ReceiptAsked) =>
  rowsOf(
    [
      { name: 'Host', kind: 'text' },
      { name: 'Site', kind: 'text' },
      { name: 'Cores', kind: 'cores' },
      { name: 'Empty since', kind: 'instant' },
    ],
    hostsToSwitchOff.map(({ host, cluster, cores, since }) => [host, cluster, cores, since]),
    asked,
  )
