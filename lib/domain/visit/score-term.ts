/** What a visit to an office frees is made of; see `score-office.ts`. */
export const scoreTermKeys = [
  'could_move',
  'solve_there',
  'stuck',
  'asked',
  'not_visited',
  'platform_gaps',
  'held_elsewhere',
  'would_move',
] as const
export type ScoreTermKey = (typeof scoreTermKeys)[number]

/** `value` = `services` / travel days; `count` is what `words` count. */
export type ScoreTerm = {
  key: ScoreTermKey
  value: number
  services: number
  count: number
  words: string
}
