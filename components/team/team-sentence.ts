import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { dayOf, formatDay, formatMonth } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatNumber } from '#lib/format/number.ts'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import { firstNames } from '#lib/format/state-name.ts'
import type { TeamAnswer } from '#lib/read/answers/team-answer.ts'
import type { TeamNextAnswer } from '#lib/read/answers/team-next-answer.ts'
import { likeItWords } from './left-words.ts'

type Team = Pick<TeamAnswer, 'id' | 'name' | 'services' | 'left' | 'states' | 'pace'>
type Next = Pick<TeamNextAnswer, 'next' | 'items' | 'step' | 'finished'>
/** `move`: the service to move next, between the words before and after it. */
export type TeamSentence = { answer: string; move: { verb: string; service: string } | null; rest: string }

/** The heading of a team's page: what is left, what to move next, and the chance of the next step (T1, T3, T4). */
export function teamSentence(
  team: Team,
  next: Next | null,
  now: number,
  platforms: PlatformNames = firstNames,
): TeamSentence {
  const name = team.name ?? team.id
  const plain = (answer: string, rest = ''): TeamSentence => ({ answer, move: null, rest })
  if (team.services === 0) return plain(`${name} owns no service in scope.`)
  const year = new Date(now).getUTCFullYear()
  const { unknown } = team.states
  if (team.left === 0 && unknown > 0) {
    return plain(
      `${name}: ${unknown === team.services ? 'all' : formatCount(unknown)} of ${formatCounted(team.services, 'service')} ${unknown === 1 ? 'is' : 'are'} unknown.`,
      'What is left cannot be told until their sources are heard again.',
    )
  }
  if (team.left === 0) return plain(`${name}: nothing left on ${platforms.from}.`, finishedWords(next, year))
  const { both, back_on_origin: back } = team.states
  const halfWay = both > 0 ? `, ${formatNumberInWords(both)} half-way` : ''
  const returned = back > 0 ? `, ${formatNumberInWords(back)} back` : ''
  const answer = `${name}: ${formatCount(team.left)} of ${formatCounted(team.services, 'service')} still on ${platforms.from}${halfWay}${returned}.`
  if (next === null) return plain(answer, paceWords(team, year))
  const item = next.items.find(({ service }) => service === next.next)
  if (item === undefined)
    return plain(answer, [waitingWords(next), stepWords(next)].filter(Boolean).join(' '))
  const like = likeItWords(item)
  return {
    answer,
    move: { verb: item.ease === 'ready' ? 'Move' : 'Finish', service: item.service },
    rest: [`next${like === null ? '' : `; ${like}`}.`, stepWords(next)].filter(Boolean).join(' '),
  }
}

/** Why there is nothing the team could move by itself. */
function waitingWords({ items }: Next): string {
  if (items.some(({ ease }) => ease === 'blocked')) return 'What is left waits for something that others own.'
  if (items.some(({ ease }) => ease === 'leaving'))
    return 'What is left has gone already; only the soak time runs.'
  return 'What is left is excused for now.'
}

/** `Chance of the June step: 71%.` */
function stepWords({ step }: Next): string {
  if (step === null) return ''
  const month = formatMonth(step.due.slice(0, 7))
  if (step.isMissed) return `The ${month} step was missed, ${formatCount(step.needed)} short.`
  if (step.chance === null) return ''
  if (step.chance >= 0.99) return `The ${month} step is almost certain.`
  if (step.chance <= 0.01) return `The ${month} step is very unlikely.`
  return `Chance of the ${month} step: ${formatNumber(step.chance * 100)}%.`
}

function finishedWords(next: Next | null, year: number): string {
  const finished = next?.finished ?? null
  if (finished === null) return ''
  const day = `Finished ${formatDay(finished.on, year)}`
  const { daysBefore } = finished
  if (daysBefore === null) return `${day}.`
  if (daysBefore === 0) return `${day}, on the day of the step.`
  return `${day}, ${formatCounted(Math.abs(daysBefore), 'day')} ${daysBefore > 0 ? 'before' : 'after'} the step.`
}

/** How that came down, while the rest is still on its way. */
function paceWords(team: Team, year: number): string {
  const most = team.pace.reduce((top, point) => (point.left > top.left ? point : top), { on: '', left: 0 })
  if (most.left > team.left)
    return `Down from ${formatCount(most.left)} in the week of ${formatDay(most.on, year)}.`
  const first = team.pace[0]
  return first ? `None fewer since ${formatDay(dayOf(first.on), year)}.` : ''
}
