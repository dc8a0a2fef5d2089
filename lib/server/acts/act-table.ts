import { annotationActs } from './annotation-acts.ts'
import { blockerActs } from './blocker-acts.ts'
import { calendarActs } from './calendar-acts.ts'
import { cardActs } from './card-acts.ts'
import { commitmentActs } from './commitment-acts.ts'
import { contactActs } from './contact-acts.ts'
import { deadLetterActs } from './dead-letter-acts.ts'
import type { ActCall } from './define-act.ts'
import { disputeActs } from './dispute-acts.ts'
import { endgameActs } from './endgame-acts.ts'
import { exemptionActs } from './exemption-acts.ts'
import { goalActs } from './goal-acts.ts'
import { importActs } from './import-acts.ts'
import { muteActs } from './mute-acts.ts'
import { nameActs } from './name-acts.ts'
import { phaseActs } from './phase-acts.ts'
import { reportActs } from './report-acts.ts'
import { reviewActs } from './review-acts.ts'
import { roadTeamActs } from './road-team-acts.ts'
import { scopeActs } from './scope-acts.ts'
import { sourceActs } from './source-acts.ts'
import { sourceSecretActs } from './source-secret-acts.ts'
import { visitActs } from './visit-acts.ts'

export { type ActCall, type ActContext, defineAct } from './define-act.ts'

/** Every act: where it is called, what it takes, what it answers. */
export const actTable: ActCall[] = [
  ...importActs,
  ...cardActs,
  ...calendarActs,
  ...commitmentActs,
  ...deadLetterActs,
  ...nameActs,
  ...reviewActs,
  ...muteActs,
  ...sourceActs,
  ...sourceSecretActs,
  ...scopeActs,
  ...exemptionActs,
  ...endgameActs,
  ...disputeActs,
  ...annotationActs,
  ...goalActs,
  ...phaseActs,
  ...contactActs,
  ...visitActs,
  ...roadTeamActs,
  ...blockerActs,
  ...reportActs,
]
