import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { dayOf, formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import { firstNames } from '#lib/format/state-name.ts'
import type { TeamAnswer } from '#lib/read/answers/team-answer.ts'

type Team = Pick<TeamAnswer, 'id' | 'name' | 'services' | 'left' | 'states' | 'pace'>

/** The heading of a team's page: what is left, how much of it half-way, and how that came down (T1). */
export function teamSentence(
  team: Team,
  now: number,
  platforms: PlatformNames = firstNames,
): { answer: string; rest: string } {
  const name = team.name ?? team.id
  if (team.services === 0) return { answer: `${name} owns no service in scope.`, rest: '' }
  const year = new Date(now).getUTCFullYear()
  const { unknown } = team.states
  if (team.left === 0 && unknown > 0) {
    return {
      answer: `${name}: ${unknown === team.services ? 'all' : formatCount(unknown)} of ${formatCounted(team.services, 'service')} ${unknown === 1 ? 'is' : 'are'} unknown.`,
      rest: 'What is left cannot be told until their sources are heard again.',
    }
  }
  if (team.left === 0) {
    const done = finishedOn(team.pace)
    return {
      answer: `${name}: nothing left on ${platforms.from}.`,
      rest: done ? `Finished in the week of ${formatDay(done, year)}.` : '',
    }
  }
  const { both, back_on_origin: back } = team.states
  const halfWay = both > 0 ? `, ${formatNumberInWords(both)} half-way` : ''
  const returned = back > 0 ? `, ${formatNumberInWords(back)} back` : ''
  const answer = `${name}: ${formatCount(team.left)} of ${formatCount(team.services)} services still on ${platforms.from}${halfWay}${returned}.`
  const most = team.pace.reduce((top, point) => (point.left > top.left ? point : top), { on: '', left: 0 })
  if (most.left <= team.left) {
    const first = team.pace[0]
    return { answer, rest: first ? `None fewer since ${formatDay(dayOf(first.on), year)}.` : '' }
  }
  return { answer, rest: `Down from ${formatCount(most.left)} in the week of ${formatDay(most.on, year)}.` }
}

/** The first week from which on nothing was left. */
function finishedOn(pace: Team['pace']): string | null {
  const lastWithSome = pace.findLastIndex(({ left }) => left > 0)
  return lastWithSome === -1 ? null : (pace[lastWithSome + 1]?.on ?? null)
}
