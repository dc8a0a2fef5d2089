import { z } from 'zod'
import { count, wireDay } from './shared.ts'

/** opening + moved + born + enteredScope + cameBack - wentIdle - leftScope - returned = closing. */
export const flowsAnswer = z.object({
  from: wireDay,
  to: wireDay,
  opening: count,
  moved: count,
  born: count,
  enteredScope: count,
  cameBack: count,
  wentIdle: count,
  leftScope: count,
  returned: count,
  closing: count,
})
