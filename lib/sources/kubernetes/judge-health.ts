import type { Collected } from '../collector.ts'
import { ApiError } from './api-error.ts'
import type { KindHealth } from './follow-kind.ts'
import { kinds, requiredKinds, type WorkloadKind } from './kinds.ts'

type Health = ReadonlyMap<string, KindHealth>

/** So many failures in a row of everything: a new session reads addresses, certificates and credentials anew. */
const lostAfter = 6

/**
 * What a cycle may claim: covered as of the instant at which every required kind was last proven, and whole since the oldest
 * of their lists. Throws when nothing at all can be read.
 */
export function judgeHealth(health: Health): Pick<Collected, 'coveredAt' | 'fullListAt' | 'problem'> {
  const errors = [...health.values()].flatMap(entry => (entry.state === 'absent' ? [] : (entry.error ?? [])))
  const required = requiredKinds.map(name => health.get(name)!)
  const listed = required.filter(entry => entry.listedAt !== null)
  const isLost = required.every(entry => entry.state === 'failing' && entry.failures >= lostAfter)
  const words = errors.join('; ')
  if (isLost) throw new ApiError(0, words)
  if (listed.length === 0) throw new ApiError(0, words || 'the server knows none of the kinds we follow')
  const isWhole = required.every(
    entry => entry.state === 'absent' || (entry.state === 'listed' && entry.listedAt !== null),
  )
  return {
    coveredAt: isWhole ? Math.min(...listed.map(entry => entry.provenAt)) : null,
    fullListAt: isWhole ? Math.min(...listed.map(entry => entry.listedAt!)) : null,
    problem: errors.length === 0 ? null : words,
  }
}

/** Listed since its session began, or not installed at all. */
const isKnown = (entry: KindHealth | undefined): boolean =>
  entry !== undefined && (entry.listedAt !== null || entry.state === 'absent')

const nameOf = new Map<WorkloadKind, string>(
  kinds.flatMap(kind => (kind.role === 'workload' ? [[kind.kind, kind.name] as const] : [])),
)

/**
 * What of the cluster has been seen since the session began. Something may be called gone when every kind it was last seen as
 * is known, and no required kind may still show it; one that is forbidden never will.
 */
export function whatIsSeen(health: Health): {
  key: string
  isSettled: boolean
  canRetract: (ofKinds: readonly WorkloadKind[]) => boolean
} {
  const isSettled = requiredKinds.every(
    name => isKnown(health.get(name)) || health.get(name)?.state === 'forbidden',
  )
  const known = [...nameOf].flatMap(([kind, name]) => (isKnown(health.get(name)) ? kind : []))
  return {
    key: `${isSettled} ${known.join()}`,
    isSettled,
    canRetract: ofKinds => isSettled && ofKinds.every(kind => known.includes(kind)),
  }
}
