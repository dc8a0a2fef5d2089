import { mayHoldService, mayRecordBlocker } from '#lib/domain/access/may-record-blocker.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import type { BlockersAnswer } from './answers/blocker-answer.ts'

/** What the viewer may do about blockers that are not there yet, and about services. */
export const blockerRights = (viewer: Viewer): Pick<BlockersAnswer, 'mayRecord' | 'mayHold'> => ({
  mayRecord: mayRecordBlocker(viewer),
  mayHold: mayHoldService(viewer, null)
    ? 'all'
    : viewer.kind === 'person' && viewer.team !== null && mayHoldService(viewer, viewer.team)
      ? { team: viewer.team }
      : null,
})
