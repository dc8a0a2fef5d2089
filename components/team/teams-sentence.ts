import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { formatCount, formatCounted, formatPartInWords } from '#lib/format/number.ts'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import { firstNames } from '#lib/format/state-name.ts'
import type { TeamGroup } from './team-groups.ts'

type Sentence = { answer: string; rest: string }
const nouns = {
  area: ['area', 'areas'],
  office: ['office', 'offices'],
  report: ['kind of report', 'kinds of reports'],
  team: ['team', 'teams'],
} as const

/** The heading of the teams page: who holds what is left (L7). */
export function teamsSentence(
  groups: readonly TeamGroup[],
  by: keyof typeof nouns,
  platforms: PlatformNames = firstNames,
): Sentence {
  const [one, many] = nouns[by]
  const left = groups.reduce((sum, group) => sum + group.left, 0)
  const services = groups.reduce((sum, group) => sum + group.services, 0)
  if (groups.length === 0) return { answer: 'No team has a service in scope here.', rest: '' }
  const whole = capital(`${formatNumberInWords(groups.length)} ${groups.length === 1 ? one : many}`)
  const rest = `${formatCount(left)} of ${formatCounted(services, 'service')} in scope still ${left === 1 ? 'needs' : 'need'} ${platforms.from}.`
  const unknown = groups.reduce((sum, group) => sum + group.states.unknown, 0)
  const doubt = unknown === 0 ? '' : `${formatCounted(unknown, 'service is', 'services are')} unknown.`
  if (left === 0 && unknown > 0) {
    return {
      answer: `${whole}; ${unknown === services ? 'all' : formatCount(unknown)} of ${formatCounted(services, 'service')} are unknown.`,
      rest: 'What is left cannot be told until their sources are heard again.',
    }
  }
  if (left === 0) return { answer: `${whole}; nothing is left on ${platforms.from}.`, rest: '' }
  if (by === 'report') return { answer: wordsOfTeams(groups), rest: [rest, doubt].filter(Boolean).join(' ') }
  if (groups.length === 1) {
    return {
      answer: `${groups[0]!.name}: ${formatCounted(left, 'service')} still on ${platforms.from}.`,
      rest: doubt,
    }
  }
  const { count, share } = holdersOf(groups, left)
  const holders = formatNumberInWords(count)
  return {
    answer: `${whole}; ${holders} ${count === 1 ? 'holds' : 'hold'} ${formatPartInWords(share)} of what is left.`,
    rest: [rest, doubt].filter(Boolean).join(' '),
  }
}

/** How many teams' words are borne out: `222 of 280 teams agree with evidence; 16 are ahead of it.` */
function wordsOfTeams(groups: readonly TeamGroup[]): string {
  const teams = groups.reduce((sum, group) => sum + group.teams, 0)
  const saying = (id: string) => groups.find(group => group.id === id)?.teams ?? 0
  const ahead = saying('ahead')
  const rest = ahead === 0 ? '' : `; ${formatCount(ahead)} ${ahead === 1 ? 'is' : 'are'} ahead of it`
  return `${formatCount(saying('agree'))} of ${formatCounted(teams, 'team')} agree with evidence${rest}.`
}

/** The fewest that together hold about two thirds, or about half where two thirds take most of them. */
function holdersOf(groups: readonly TeamGroup[], left: number): { count: number; share: number } {
  const twoThirds = fewestHolding(groups, left, 0.655)
  return twoThirds.count * 2 > groups.length ? fewestHolding(groups, left, 0.488) : twoThirds
}

function fewestHolding(groups: readonly TeamGroup[], left: number, share: number) {
  let held = 0
  let count = 0
  for (const group of groups.toSorted((a, b) => b.left - a.left)) {
    held += group.left
    count += 1
    if (held / left >= share) break
  }
  return { count, share: held / left }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
