import { matchCount, windowDays } from './matched-visits.ts'
import { fewestMoves, fewestTeams, fewestVisits } from './visit-effect.ts'

/** How the effect of visits is computed, as receipts and pages say it. */
export const visitEffectMethod = `Every team on the agenda of a visit: its services that left the origin in the ${windowDays} days from its first day on the visit, less what the ${matchCount} nearest teams did in the same days that nobody visited then or in the ${windowDays} days before. Nearest by services left, under way, own moves in 90 and 180 days, moves to expect of their archetypes at the team’s own pace, and mix of archetypes; what still differs is taken out by regression. Interval: 95 %, bootstrap over teams, widened for few of them. Below ${fewestVisits} visits or ${fewestMoves} moves of visited and matched teams (${fewestTeams} of each for one visit) there is no figure.`
