/** Least data for a number (definitions.md 7): teams on a side, distinct weeks on a side, teams in either group of figures 4 and 5. */
export const leastTeams = 10
export const leastWeeks = 6

export type SideSize = { teamCount: number; weekCount: number }

export const hasEnough = (size: SideSize): boolean =>
  size.teamCount >= leastTeams && size.weekCount >= leastWeeks

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

/** What is missing, in words; null when both sides have enough. */
export function tooLittleSentence(on: SideSize, off: SideSize): string | null {
  const missing = [['on the platform', on] as const, ['off the platform', off] as const].filter(
    ([, size]) => !hasEnough(size),
  )
  if (missing.length === 0) return null
  const seen = missing.map(
    ([side, size]) => `${plural(size.teamCount, 'team')} in ${plural(size.weekCount, 'week')} ${side}`,
  )
  return `Only ${seen.join(' and ')}: a number needs ${leastTeams} teams and ${leastWeeks} full weeks on a side.`
}
