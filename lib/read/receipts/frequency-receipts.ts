import type { TeamMove } from '#lib/domain/frequency/frequency-figures.ts'
import type { FrequencyAnswer } from '../answers/frequency-answer.ts'
import { ask } from '../ask.ts'
import { readFrequency } from '../frequency.ts'
import { frequencyFigures } from '../frequency-figures.ts'
import {
  intervalOf,
  line,
  type ReceiptAsked,
  type ReceiptParts,
  type ReceiptReader,
  rowsOf,
  term,
} from './receipt-parts.ts'

type Builder = (answer: FrequencyAnswer, asked: ReceiptAsked) => ReceiptParts | Promise<ReceiptParts>

/** Receipts of `frequency`: `on`, `off`, `ratio`, `sameTeams`, `controlled`, `selection`. */
export const frequencyReceipt: ReceiptReader = async (part, asked) => {
  const build = Object.hasOwn(builders, part) ? builders[part] : undefined
  return build === undefined ? null : build(await readFrequency(asked.context, asked.filters), asked)
}

const call = 'frequency'

const builders: Record<string, Builder> = {
  on: (answer, asked) => sideReceipt('on', answer, asked),
  off: (answer, asked) => sideReceipt('off', answer, asked),
  ratio: (answer, asked) => ({
    ...shared(answer),
    title: 'Deploys on the platform over off',
    value: answer.ratio.value,
    unit: 'ratio',
    definition: 'figure-3',
    interval: intervalOf(answer.ratio),
    sum: [term('', answer.on.ratePerWeek, 'rate', 'on'), term('÷', answer.off.ratePerWeek, 'rate', 'off')],
    counted: [
      line(answer.on.teamWeeks, `team-weeks on, of ${answer.on.teams} teams`),
      line(answer.off.teamWeeks, `team-weeks off, of ${answer.off.teams} teams`),
      line(answer.window.fullWeeks, `full weeks, ${answer.window.from} to ${answer.window.to}`),
    ],
    rows: teamRows(answer, asked),
  }),
  sameTeams: (answer, asked) =>
    moveReceipt(answer, asked, 'The same teams, before and after', 'sameTeams', false),
  controlled: (answer, asked) => moveReceipt(answer, asked, 'What moving itself brought', 'controlled', true),
  selection: answer => ({
    ...shared(answer),
    title: 'Faster before they moved',
    value: answer.selection.ratio,
    unit: 'ratio',
    definition: 'figure-5',
    counted: [
      line(answer.selection.shareOfLogGap, 'of the gap, on a log scale', 'share'),
      line(answer.controlled.teams, 'moved teams'),
      line(answer.controlled.controls, 'control teams'),
    ],
  }),
}

/** What every figure of the answer shares: its draws, what it leaves out, its events. */
const shared = ({ bootstrap, excluded, gapWeeks, window, tooLittle, mixed }: FrequencyAnswer) => ({
  call,
  tooLittle,
  method: {
    text: '95% interval: whole teams are drawn again with their whole history, and the middle 95% of the draws is kept.',
    ...bootstrap,
  },
  leftOut: [
    ...Object.entries(excluded)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => line(count, `rollouts: ${reason.replaceAll('_', ' ')}`)),
    line(mixed.teams, 'teams between on and off, shown apart'),
    ...(gapWeeks.length > 0
      ? [line(gapWeeks.length, `weeks with a gap in coverage: ${gapWeeks.join(', ')}`)]
      : []),
    line(null, 'the running week'),
  ],
  events: { outcome: ['deploy'], service: [], from: window.from, to: window.to },
})

function sideReceipt(side: 'on' | 'off', answer: FrequencyAnswer, asked: ReceiptAsked): ReceiptParts {
  const { ratePerWeek, teamWeeks, teams, medianTeam, perService } = answer[side]
  return {
    ...shared(answer),
    title: `Deploys per team per week, ${side} the platform`,
    value: ratePerWeek,
    unit: 'rate',
    definition: side === 'on' ? 'figure-1' : 'figure-2',
    interval: intervalOf(answer[side]),
    sum:
      ratePerWeek === null
        ? []
        : [
            // A mean of counts over team-weeks: the product is the count again.
            term('', Math.round(ratePerWeek * teamWeeks), 'count', 'deploys'),
            term('÷', teamWeeks, 'count', `team-weeks ${side}`),
          ],
    counted: [
      line(teams, 'teams'),
      line(answer.window.fullWeeks, `full weeks, ${answer.window.from} to ${answer.window.to}`),
      line(medianTeam, 'the median team', 'rate'),
      line(perService, 'per service', 'rate'),
    ],
    rows: teamRows(answer, asked),
  }
}

/** Every team of the window with its own mean. */
const teamRows = ({ teams }: FrequencyAnswer, asked: ReceiptAsked) =>
  rowsOf(
    [
      { name: 'Team', kind: 'team' },
      { name: 'Deploys a week', kind: 'rate' },
      { name: 'Team-weeks', kind: 'count' },
      { name: 'On', kind: 'share' },
      { name: 'Off', kind: 'share' },
    ],
    teams
      .toSorted((one, other) => other.ratePerWeek - one.ratePerWeek)
      .map(({ team, ratePerWeek, teamWeeks, on, off }) => [team, ratePerWeek, teamWeeks, on, off]),
    asked,
  )

async function moveReceipt(
  answer: FrequencyAnswer,
  asked: ReceiptAsked,
  title: string,
  figure: 'sameTeams' | 'controlled',
  isControlled: boolean,
): Promise<ReceiptParts> {
  const figures = await frequencyFigures(await ask(asked.context, asked.filters))
  const kept = figures.moves.filter(({ leftOut }) => leftOut === null)
  const sum = (of: (move: TeamMove) => number) => kept.reduce((total, move) => total + of(move), 0)
  const after = sum(move => move.after ?? 0)
  const before = sum(move => (move.before ?? 0) * (isControlled ? (move.controlFactor ?? 1) : 1))
  const { ratio, teams } = answer[figure]
  return {
    ...shared(answer),
    title,
    value: ratio,
    unit: 'ratio',
    definition: 'figure-4',
    interval: intervalOf(answer[figure]),
    sum:
      ratio === null
        ? []
        : [
            term('', after, 'count', 'deploys in the 12 weeks after'),
            term(
              '÷',
              before,
              isControlled ? 'rate' : 'count',
              isControlled
                ? 'in the 12 before, times what teams that stayed did over the same weeks'
                : 'in the 12 weeks before',
            ),
          ],
    counted: [line(teams, 'moved teams'), line(answer.controlled.controls, 'control teams')],
    leftOut: Object.entries(figures.notCompared)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => line(count, `moved teams: ${reason.replaceAll('_', ' ')}`)),
    rows: rowsOf(
      [
        { name: 'Team', kind: 'team' },
        { name: 'Before', kind: 'count' },
        { name: 'After', kind: 'count' },
        { name: 'Teams that stayed', kind: 'ratio' },
      ],
      kept.map(move => [move.team, move.before, move.after, move.controlFactor]),
      asked,
    ),
  }
}
