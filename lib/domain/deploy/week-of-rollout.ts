import { weekOf } from '../time/iso-week.ts'
import type { Rollout } from './rollout.ts'

/** Monday of the ISO week a rollout counts in: of `finishedAt`, or of `startedAt` while it is unfinished. Null: it names no instant. */
export function weekOfRollout(rollout: Pick<Rollout, 'startedAt' | 'finishedAt'>): string | null {
  const at = rollout.finishedAt ?? rollout.startedAt
  return at === null ? null : weekOf(at)
}
