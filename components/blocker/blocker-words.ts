import type { BlockerType } from '#lib/domain/blocker/blocker.ts'
import { formatCounted } from '#lib/format/number.ts'
import type { BlockerAnswer, BlockerItem } from '#lib/read/answers/blocker-answer.ts'

/** What kind of thing it is, as a choice. */
export const typeNames: Record<BlockerType, string> = {
  knowledge: 'Knowledge',
  time: 'Time',
  review: 'Review',
  platform_gap: 'Platform gap',
  dependency: 'Dependency',
  other: 'Other',
}

/** The end of it, where a word stands alone. */
export const standingNames: Record<BlockerItem['standing'], string> = {
  open: 'Open',
  solved: 'Solved',
  dropped: 'Dropped',
  merged: 'Merged',
}

/** "31 services of 9 teams"; who is freed by its end. */
export function freedText({ freed, teamsFreed }: Pick<BlockerItem, 'freed' | 'teamsFreed'>): string {
  const services = formatCounted(freed, 'service')
  return teamsFreed.length === 0 ? services : `${services}, ${formatCounted(teamsFreed.length, 'whole team')}`
}

type Change = BlockerAnswer['timeline'][number]

/** One line of its history, without who and when. `day` writes a day, `team` a team's name. */
export function changeText(
  { change, on, services, team, person, other }: Change,
  day: (on: string) => string,
  teamName: (team: string) => string,
): string {
  switch (change) {
    case 'added':
      return 'Written down'
    case 'owner': {
      const owner = [team === null ? null : teamName(team), person].filter(Boolean).join(', ')
      return owner === '' ? 'Owned by nobody' : `Owned by ${owner}`
    }
    case 'promised':
      return on === null ? 'No day promised any more' : `Promised for ${day(on)}`
    case 'held':
      return `Holds ${listed(services)}`
    case 'released':
      return `Holds ${listed(services)} no more`
    case 'solved':
      return 'Solved'
    case 'dropped':
      return 'Dropped'
    case 'merged':
      return `Merged into “${other?.title ?? 'another one'}”`
    case 'merged_here':
      return `“${other?.title ?? 'Another one'}” was merged into it`
    case 'reopened':
      return other === null ? 'Opened again' : `Apart from “${other.title}” again`
  }
}

const most = 6

function listed(services: readonly string[]): string {
  const shown = services.slice(0, most).join(', ')
  return services.length > most ? `${shown} and ${services.length - most} more` : shown
}
