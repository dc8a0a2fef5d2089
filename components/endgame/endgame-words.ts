import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatCounted } from '#lib/format/number.ts'
import { firstNames, stateNamesOf } from '#lib/format/state-name.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'

export type Item = EndgameAnswer['items'][number]
export type Site = EndgameAnswer['sites'][number]
export type Decision = NonNullable<Item['decision']>

export const decisionNames = { move: 'Move', retire: 'Retire', exempt: 'Exempt' } as const

const dayMs = 86_400_000
const dayOf = (instant: string) => instant.slice(0, 10)

/** Why a service is still there: what runs, then what was said. */
export function whyStillThere(item: Item, now: number, platforms: PlatformNames = firstNames): string {
  const stateNames = stateNamesOf(platforms)
  const { state, since, leavingSince, exemption, decision } = item
  const year = new Date(now).getUTCFullYear()
  if (leavingSince !== null) return `leaving since ${formatDay(dayOf(leavingSince), year)}`
  if (exemption?.reason) return exemption.reason
  const age = since === null ? null : Math.floor((now - Date.parse(since)) / dayMs) + 1
  if (state === 'both' && age !== null) return `on both, day ${age}`
  if (decision?.reason) return decision.reason
  return since === null ? stateNames[state] : `${stateNames[state]} since ${formatDay(dayOf(since), year)}`
}

/** When a site is off if it goes on as it does: "2 Oct at this pace"; never a range, which needs a forecast. */
export function offInWords({ countdown, services, hosts, canSwitchOffSince }: Site, year: number): string {
  if (services === 0 && (hosts === null || hosts.left === 0)) return 'off'
  if (canSwitchOffSince !== null)
    return `can go today, empty since ${formatDay(dayOf(canSwitchOffSince), year)}`
  if (countdown.on === null) return 'not at this pace'
  const day = formatDay(countdown.on, year)
  return countdown.setBy === null ? `${day}, at this pace` : `${day}, when ${countdown.setBy.service} is due`
}

/** The pace behind it. */
export function paceInWords({ countdown: { services, hosts } }: Site): string {
  const a = services.perWeek
  const parts = [
    a === null ? null : `${paceText(a)} services`,
    hosts?.perWeek == null ? null : `${paceText(hosts.perWeek)} hosts`,
  ].filter(Boolean)
  return parts.length === 0 ? '' : `${parts.join(' and ')} a week left in twelve weeks`
}

const paceText = (perWeek: number) => (Math.round(perWeek * 10) / 10).toLocaleString('en').replace('-', '−')

/** "move 4 · retire 3 · exempt 1 · undecided 1". */
export function decidedInWords(items: readonly Item[]): string {
  const counts = Map.groupBy(items, ({ decision }) => decision?.decision ?? 'undecided')
  return (['move', 'retire', 'exempt', 'undecided'] as const)
    .flatMap(word => {
      const count = counts.get(word)?.length ?? 0
      return count === 0 ? [] : [`${word} ${count}`]
    })
    .join(' · ')
}

export const daysInWords = (days: number): string => formatCounted(days, 'day')
