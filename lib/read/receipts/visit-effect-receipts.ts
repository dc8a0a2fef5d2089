import { windowDays } from '#lib/domain/visit/matched-visits.ts'
import type { VisitEffectAnswer } from '../answers/visit-effect-answer.ts'
import { ask } from '../ask.ts'
import { readVisitEffect } from '../visit-effect.ts'
import { wholeVisitEffectIn } from '../visit-effect-in.ts'
import {
  line,
  type ReceiptAsked,
  type ReceiptParts,
  type ReceiptReader,
  rowsOf,
  term,
} from './receipt-parts.ts'

/** Receipts of what visits brought: `day`, moves per day of a person there; `after:<visit>`, what one of them brought. */
export const visitEffectReceipt: ReceiptReader = async (part, asked) => {
  if (part === 'day') return effectReceipt(asked)
  return part.startsWith('after:') ? afterReceipt(part.slice('after:'.length), asked) : null
}

const leftOutLines = ({ running, repeated, nothingLeft, unmatched }: VisitEffectAnswer['leftOut']) => [
  line(running, `teams on visits whose ${windowDays} days are not over`),
  line(repeated, `teams visited again within ${windowDays} days: the first visit counts`),
  line(nothingLeft, 'teams with nothing left'),
  line(unmatched, 'teams with fewer than three to compare with'),
]

async function effectReceipt(asked: ReceiptAsked): Promise<ReceiptParts> {
  const answer = await readVisitEffect(asked.context, asked.filters)
  const { effect, leftOut, method, draws, seed, byKind, byBlocker } = answer
  const day = effect.moves?.perVisitDay ?? null
  const groups = [
    ...byKind.map(({ kind, ...group }) => ({ name: kind, ...group })),
    ...byBlocker.map(({ type, ...group }) => ({ name: `held by ${type}`, ...group })),
  ]
  return {
    title: 'Extra moves per visit day',
    value: day?.value ?? null,
    unit: 'rate',
    definition: 'visit-effect',
    call: 'visits/effect',
    interval: day === null ? null : { low: day.low, high: day.high },
    sum:
      day === null
        ? []
        : [
            term('', day.value * effect.visitDays, 'rate', 'moves more than matched teams made, evened out'),
            term('÷', effect.visitDays, 'rate', 'days of one person at an office'),
          ],
    counted: [
      line(effect.have, 'visits'),
      line(effect.teamVisits, 'teams on them'),
      line(effect.observed.moves, `services that moved within ${windowDays} days`),
      line(effect.matched.moves, 'moves of matched teams in the same days', 'rate'),
      line(effect.observed.steps, 'services that started or moved'),
      line(effect.matched.steps, 'of matched teams', 'rate'),
    ],
    leftOut: leftOutLines(leftOut),
    tooLittle: tooLittle(effect),
    method: { text: method, draws, seed, unit: 'teams' },
    rows: rowsOf(
      [
        { name: 'Visits', kind: 'text' },
        { name: 'Number', kind: 'count' },
        { name: 'Moves', kind: 'count' },
        { name: 'Matched', kind: 'rate' },
        { name: 'Extra a day', kind: 'rate' },
        { name: 'Low', kind: 'rate' },
        { name: 'High', kind: 'rate' },
      ],
      groups.map(({ name, have, observed, matched, moves }) => [
        name,
        have,
        observed.moves,
        matched.moves,
        moves?.perVisitDay.value ?? null,
        moves?.perVisitDay.low ?? null,
        moves?.perVisitDay.high ?? null,
      ]),
      asked,
    ),
  }
}

const tooLittle = ({ have, need, needMoves, moves }: VisitEffectAnswer['effect']): string | null =>
  have < need
    ? `Too few visits: ${have} of ${need}.`
    : moves === null
      ? `Fewer than ${needMoves} moves of visited and matched teams together.`
      : null

async function afterReceipt(visit: string, asked: ReceiptAsked): Promise<ReceiptParts | null> {
  const { items, method, draws, seed } = await readVisitEffect(asked.context, asked.filters)
  const item = items.find(one => one.visit === visit)
  if (item === undefined) return null
  const question = await ask(asked.context, asked.filters)
  const { units } = await wholeVisitEffectIn(question)
  const nameOf = (team: string) => question.world.teams.get(team)?.name ?? team
  const { extraMoves, observed, matched, teams, need, needMoves } = item
  return {
    title: `Moves after the visit to ${item.officeName}`,
    value: observed.moves,
    unit: 'count',
    definition: 'visit-effect',
    call: 'visits/effect',
    counted: [
      line(teams, 'teams of it that can be compared'),
      line(matched.moves, 'moves of matched teams in the same days', 'rate'),
      line(extraMoves?.value ?? null, 'more than they would have made, evened out', 'rate'),
      line(extraMoves?.low ?? null, 'low end of its interval', 'rate'),
      line(extraMoves?.high ?? null, 'high end', 'rate'),
    ],
    tooLittle:
      extraMoves !== null
        ? null
        : teams < need
          ? `Too few teams for an interval: ${teams} of ${need}.`
          : `Fewer than ${needMoves} moves of visited and matched teams together.`,
    method: { text: method, draws, seed, unit: 'teams' },
    rows: rowsOf(
      [
        { name: 'Team', kind: 'team' },
        { name: 'Moves', kind: 'count' },
        { name: 'Of matched teams', kind: 'rate' },
        { name: 'Matched with', kind: 'text' },
      ],
      units
        .filter(unit => unit.visit === visit)
        .map(({ team, counts, matches }) => [
          team,
          counts.moves,
          matches.reduce((sum, one) => sum + one.counts.moves, 0) / matches.length,
          matches.map(one => nameOf(one.team)).join(', '),
        ]),
      asked,
    ),
  }
}
