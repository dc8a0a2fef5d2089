'use client'

import { useQueryState } from 'nuqs'
import { endgameOptions } from '#lib/query/endgame-options.ts'
import { useAnswer } from '#lib/query/use-answer.ts'
import { useView } from '#lib/query/use-view.ts'
import { endgameParsers } from './endgame-url.ts'

/** The answer of the view for the site chosen, and how to choose another. */
export function useEndgame() {
  const { filters } = useView()
  const [site, setSite] = useQueryState('site', endgameParsers.site)
  return { ...useAnswer(endgameOptions(filters, site)), setSite }
}
