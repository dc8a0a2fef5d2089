import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import { dayOf, formatAge, formatDay } from '#lib/format/date.ts'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import { firstNames } from '#lib/format/state-name.ts'
import type { ServiceAnswer } from '#lib/read/answers/service-answer.ts'
import { dayNumber } from './since-text.ts'

type Service = Pick<ServiceAnswer, 'id' | 'state' | 'since' | 'leavingSince' | 'placements' | 'wouldChange'>

/** The heading of a service's page: its state, since when, and what is about to happen (T2). */
export function serviceSentence(
  service: Service,
  now: number,
  platforms: PlatformNames = firstNames,
): { answer: string; rest: string } {
  return {
    answer: `${service.id} ${stateClause(service, now, platforms)}.`,
    rest: restOf(service, now, platforms),
  }
}

function stateClause({ state, since }: Service, now: number, platforms: PlatformNames): string {
  const from = since === null ? null : formatDay(dayOf(since), yearOf(now))
  const sinceWords = from === null ? '' : `, since ${from}`
  switch (state) {
    case 'both':
      return `runs on both platforms${since === null ? '' : `, day ${dayNumber(since, now)}`}`
    case 'origin_only':
      return `runs on ${platforms.from} only${sinceWords}`
    case 'target_only':
      return `runs on ${platforms.to} only${sinceWords}`
    case 'origin_off':
      return `runs on ${platforms.to}, and ${platforms.from} is switched off${sinceWords}`
    case 'born_on_target':
      return `was born on ${platforms.to}${from === null ? '' : ` on ${from}`}`
    case 'back_on_origin':
      return `is back on ${platforms.from}${sinceWords}`
    case 'idle':
      return `is idle${sinceWords}`
    case 'unknown':
      return `is unknown: its source has been silent${since === null ? '' : ` for ${formatAge(now - Date.parse(since))}`}`
  }
}

function restOf(
  { state, leavingSince, wouldChange, placements }: Service,
  now: number,
  platforms: PlatformNames,
): string {
  const clock = wouldChange.find(({ at }) => at !== null)
  if (leavingSince !== null && clock?.at) {
    const days = Math.max(1, Math.ceil((Date.parse(clock.at) - now) / dayMs))
    const count = `${formatNumberInWords(days)} ${days === 1 ? 'day' : 'days'}`
    return `It left ${platforms.from} on ${formatDay(dayOf(leavingSince), yearOf(now))}; it counts as moved in ${count}.`
  }
  const silent = placements
    .filter(({ isSilent, to }) => isSilent && to === null)
    .map(({ cluster }) => cluster)
  if (silent.length > 0 && state !== 'unknown') return `${silent.join(' and ')} is silent.`
  const places = new Set(placements.filter(({ to }) => to === null).map(({ cluster }) => cluster)).size
  if (places === 0) return 'Nothing of it is deployed now.'
  return `Deployed in ${formatNumberInWords(places)} ${places === 1 ? 'place' : 'places'}.`
}

const yearOf = (now: number) => new Date(now).getUTCFullYear()
