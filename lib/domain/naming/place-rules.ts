import { matchStars } from './match-stars.ts'

/** What a delivery tool calls a place, to the cluster it is. `source` is a pattern; null: any source. */
export type PlaceRule = {
  id: string
  source: string | null
  place: string
  cluster: string
  /** Environment text of rollouts that say none. */
  environment: string | null
}

/** The first rule for what a source calls a place; `place` is '' where it named none. Null: no rule matches. */
export const placeRuleFor = (rules: readonly PlaceRule[], source: string, place: string): PlaceRule | null =>
  rules.find(
    rule =>
      (rule.source === null || matchStars(rule.source, source) !== null) &&
      matchStars(rule.place, place) !== null,
  ) ?? null
