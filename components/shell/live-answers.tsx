'use client'

import { useLiveAnswers } from '#lib/query/use-live-answers.ts'

/** Follows the server's changes, so that what is on screen redraws by itself. */
export function LiveAnswers() {
  useLiveAnswers()
  return null
}
