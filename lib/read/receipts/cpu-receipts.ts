import type { CpuAnswer } from '../answers/cpu-answer.ts'
import { readCpu } from '../cpu.ts'
import {
  intervalOf,
  line,
  type ReceiptAsked,
  type ReceiptParts,
  type ReceiptReader,
  rowsOf,
  term,
} from './receipt-parts.ts'

type Builder = (answer: CpuAnswer, asked: ReceiptAsked) => ReceiptParts

/** Receipts of `cpu`: `gain`, `typicalGain`, `utilization.origin`, `utilization.target`, `cores`, `returned`. */
export const cpuReceipt: ReceiptReader = async (part, asked) => {
  const build = Object.hasOwn(builders, part) ? builders[part] : undefined
  return build === undefined ? null : build(await readCpu(asked.context, asked.filters), asked)
}

const call = 'cpu'
const hourSeconds = 3_600

const builders: Record<string, Builder> = {
  gain: (answer, asked) => ({
    ...gainOf(answer, asked),
    title: 'Use of provisioned CPU, after over before',
    value: answer.gain.ratioOfSums,
    interval: intervalOf(answer.gain),
    sum:
      answer.gain.ratioOfSums === null
        ? []
        : [
            term('', answer.gain.after, 'share', 'used of provisioned after'),
            term('÷', answer.gain.before, 'share', 'before'),
          ],
  }),
  typicalGain: (answer, asked) => ({
    ...gainOf(answer, asked),
    title: 'The typical moved service, after over before',
    value: answer.gain.geometricMean,
    interval: intervalOf({ low: answer.gain.geometricLow, high: answer.gain.geometricHigh }),
  }),
  'utilization.origin': answer => utilization(answer, 'origin'),
  'utilization.target': answer => utilization(answer, 'target'),
  cores: ({ cores, gain, leftOut }) => ({
    title: 'Cores freed on paper',
    value: cores.freed,
    unit: 'cores',
    definition: 'figure-13',
    call,
    counted: [
      line(gain.services, 'moved services with samples on both sides'),
      line(cores.returned, 'cores given back so far', 'cores'),
    ],
    leftOut: leftOutOf(leftOut),
  }),
  returned: ({ cores }) => ({
    title: 'Freed cores that are given back',
    value:
      cores.freed === null || cores.returned === null || cores.freed === 0
        ? null
        : cores.returned / cores.freed,
    unit: 'share',
    definition: 'figure-13',
    call,
    sum: [term('', cores.returned, 'cores', 'given back'), term('÷', cores.freed, 'cores', 'freed on paper')],
  }),
}

const leftOutOf = ({ born, returned, tooRecent, noSamples }: CpuAnswer['leftOut']) => [
  line(born, 'services born on the target: nothing to compare with'),
  line(returned, 'services that returned to the origin'),
  line(tooRecent, 'services that moved too lately: 14 days and 28 of samples are needed'),
  line(noSamples, 'services without samples on both sides'),
]

function gainOf(
  { gain, leftOut, bootstrap, tooLittle, services }: CpuAnswer,
  asked: ReceiptAsked,
): Omit<ReceiptParts, 'title' | 'value'> {
  return {
    unit: 'ratio',
    definition: 'figure-11',
    call,
    tooLittle,
    counted: [
      line(gain.services, 'moved services, the same hours of the week before and after'),
      line(gain.shareBetween2And3, 'of them use two to three times as much', 'share'),
    ],
    leftOut: leftOutOf(leftOut),
    method: {
      text: '95% interval: services are drawn again, and the middle 95% of the draws is kept.',
      ...bootstrap,
    },
    rows: rowsOf(
      [
        { name: 'Service', kind: 'service' },
        { name: 'Team', kind: 'team' },
        { name: 'Before', kind: 'share' },
        { name: 'After', kind: 'share' },
        { name: 'Gain', kind: 'ratio' },
      ],
      services
        .toSorted((one, other) => other.ratio - one.ratio)
        .map(({ service, team, before, after, ratio }) => [service, team, before, after, ratio]),
      asked,
    ),
  }
}

function utilization(
  { period, hoursLeftOut, ...answer }: CpuAnswer,
  side: 'origin' | 'target',
): ReceiptParts {
  const use = answer[side]
  return {
    title: `CPU used of provisioned, on the ${side}`,
    value: use.utilization,
    unit: 'share',
    definition: 'figure-10',
    call,
    sum: [
      term('', use.usedCoreSeconds / hourSeconds, 'core_hours', 'used'),
      term('÷', use.provisionedCoreSeconds / hourSeconds, 'core_hours', 'provisioned'),
    ],
    counted: [line(null, `from ${period.from} to ${period.to}`)],
    leftOut: [
      line(hoursLeftOut.noClusterSample, 'service-hours without a sample of the cluster'),
      line(hoursLeftOut.noProvisioned, 'service-hours on the origin without provisioned cores'),
    ],
  }
}
