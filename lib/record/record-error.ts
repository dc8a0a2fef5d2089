import type { Issue } from '#lib/domain/observation/observation.ts'

/** Why an act is not done; the border turns it into a status. The message may be shown to whoever asked. */
export class ActRefused extends Error {
  override name = 'ActRefused'
  readonly reason: 'nobody' | 'forbidden' | 'not_found' | 'invalid' | 'wrong_state'
  readonly issues: Issue[]
  constructor(reason: ActRefused['reason'], message: string, issues: Issue[] = []) {
    super(message)
    this.reason = reason
    this.issues = issues
  }
}
