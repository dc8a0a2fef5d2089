'use client'

import type { VisitAnswer } from '#lib/read/answers/visit-answer.ts'

/** What became of the services met, 30 days on, beside teams like those that nobody visited (R7). */
export function VisitEffectPanel(_: { visit: VisitAnswer }) {
  return null
}
