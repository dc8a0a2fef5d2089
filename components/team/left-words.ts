import { formatCount, formatNumber } from '#lib/format/number.ts'
import type { NextItem } from '#lib/read/answers/team-next-answer.ts'

/** A figure that counts, and what stands quietly beside it. */
export type Words = { strong: string; soft: string }

const whole = (days: number) => Math.max(1, Math.round(days))
const inDays = (days: number) => `${formatCount(whole(days))} ${whole(days) === 1 ? 'day' : 'days'}`

/** What services like it took, and how much of that is left of a started one (T3). */
export function tookWords(item: NextItem): Words {
  const { ease, usual, daysLeft, daysSoFar, longer, leavingSince } = item
  if (leavingSince !== null) return { strong: 'leaving', soft: 'only the soak time runs' }
  if (ease === 'unknown') return { strong: '', soft: 'tell us: is it alive?' }
  if (usual === null) return { strong: '', soft: 'too few like it finished' }
  const like = `of ${formatCount(usual.finished)}${usual.isOfArchetype ? '' : ' of all kinds'}`
  if (daysSoFar !== null && daysLeft === null)
    return { strong: 'stuck', soft: longer === 0 ? `longest ${like}` : `longer than nearly all ${like}` }
  if (daysSoFar !== null && item.isStuck)
    return { strong: 'stuck', soft: `usual ${formatCount(whole(usual.medianDays))}` }
  if (daysSoFar !== null && daysLeft !== null)
    return { strong: `${inDays(daysLeft)} left`, soft: `usual ${formatCount(whole(usual.medianDays))}` }
  return {
    strong: inDays(usual.medianDays),
    soft: `${formatNumber(usual.lowDays)} to ${formatNumber(usual.highDays)}${usual.isOfArchetype ? '' : ', all kinds'}`,
  }
}

/** What keeps it where it is, where no blocker is recorded. */
export function holdsWords({
  ease,
  said,
  stuckAfterDays,
}: Pick<NextItem, 'ease' | 'said' | 'stuckAfterDays'>): {
  text: string
  isWarning: boolean
} {
  if (ease === 'exempt') return { text: 'excused for now', isWarning: false }
  if (ease === 'unknown') return { text: 'its source is silent', isWarning: false }
  if (ease === 'stuck')
    return {
      text: stuckAfterDays === null ? 'stuck' : `past ${formatCount(whole(stuckAfterDays))} days, as few are`,
      isWarning: true,
    }
  if (said?.kind === 'no_time') return { text: 'no time, the team says', isWarning: false }
  if (said?.kind === 'stuck') return { text: 'stuck, the team says', isWarning: true }
  if (said?.kind === 'blocked') return { text: 'blocked, the team says', isWarning: false }
  return { text: 'nothing', isWarning: false }
}

/** `services like it took 9 days`, for the heading. */
export function likeItWords({ usual, daysSoFar, daysLeft }: NextItem): string | null {
  if (usual === null) return null
  if (daysSoFar !== null) return daysLeft === null ? null : `about ${inDays(daysLeft)} are left of it`
  const like = usual.isOfArchetype ? 'services like it' : 'services of all kinds'
  return `${like} took ${inDays(usual.medianDays)}`
}

/** The same as a sentence of its own, for the heading of a service; a step in words where it is not the days that count. */
export function expectedSentence(item: NextItem): string {
  if (item.ease === 'exempt' || item.ease === 'unknown' || item.ease === 'leaving') return ''
  const [blocker] = item.blockers
  if (blocker !== undefined) return `It waits for: ${blocker.title}.`
  const words = likeItWords(item)
  if (words === null) return item.ease === 'stuck' ? 'It is stuck: ask for help.' : ''
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
