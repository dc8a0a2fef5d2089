import type { Decoded, DecodedEvent, Issue } from './contract.ts'
import { instantIssues, nameField } from './contract-fields.ts'

const name = nameField()

/**
 * The last look at what was made of a foreign body: an id and names an index can hold, and instants that an event may
 * carry. `path` of an issue names the part it was read for.
 */
export function judgeEvent(event: DecodedEvent, now: number): Decoded<DecodedEvent> {
  const issues: Issue[] = []
  const requireName = (path: string, text: string | null) => {
    if (text === null || name.safeParse(text).success) return
    issues.push({ path, message: 'is blank or has more than 200 bytes' })
  }
  requireName('/id', event.id)
  for (const seen of event.observations) {
    if (seen.type === 'rollout') {
      requireName('/service', seen.service)
      requireName('/cluster', seen.cluster)
      requireName('/environment', seen.environment)
      requireName('/rolloutId', seen.rolloutId)
      issues.push(...instantIssues({ '/startedAt': seen.startedAt, '/finishedAt': seen.finishedAt }, now))
      if (seen.finishedAt === null && seen.outcome !== 'unfinished')
        issues.push({ path: '/finishedAt', message: 'is missing, and the rollout has ended' })
    } else if (seen.type === 'environment') {
      requireName('/environment', seen.environment)
      issues.push(...instantIssues({ '/at': seen.at }, now))
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: event }
}
