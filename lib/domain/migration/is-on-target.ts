import { coversAny } from '../placement/covers.ts'
import type { Timeline } from './timeline.ts'

/** Figure 6: in scope, at least one ready production instance on the target at an instant, and a production deploy there ever. */
export const isOnTarget = ({ scope, target, firstTargetDeployAt }: Timeline, at: number): boolean =>
  firstTargetDeployAt !== null && firstTargetDeployAt <= at && coversAny(target, at) && coversAny(scope, at)
