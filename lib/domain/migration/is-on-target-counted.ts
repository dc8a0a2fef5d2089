import { coversAny } from '../placement/covers.ts'
import { isOnTargetAlone } from './is-done.ts'
import { stateAt } from './state-run.ts'
import type { Timeline } from './timeline.ts'

/** Whether a service counts as on the target alone at an instant: in scope, and shown in one of the three states. */
export const isOnTargetCounted = (timeline: Timeline, at: number): boolean =>
  isOnTargetAlone(stateAt(timeline.shown, at)) && coversAny(timeline.scope, at)
