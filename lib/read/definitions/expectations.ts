import { leastMoved } from '#lib/domain/lookalike/expected-gain.ts'
import { rateWeeks } from '#lib/domain/lookalike/rate-per-week.ts'
import { leastFinished } from '#lib/domain/migration/both-limits.ts'
import type { Definition } from '../answers/definition.ts'

const word = (id: string, term: string, says: string, more: Partial<Definition>): Definition => ({
  id,
  term,
  kind: 'word',
  says,
  ...more,
})

/** What those that are left can expect, by those that moved (product.md T3, T5, T10). */
export const expectationDefinitions: readonly Definition[] = [
  word(
    'expected-days',
    'Days services like it took',
    `From the first start on Kubernetes to leaving Helios, without the soak time: median and the 15th to 85th percentile of services of the same archetype that finished, of all archetypes where fewer than ${leastFinished} of its own did, nothing below ${leastFinished} of all. A start that was given up before does not count. Once a service is on both, days left are the median of those that took longer than it has so far, less its days so far; with fewer than five of them there is no figure any more.`,
    {
      formula: 'median(days of those that took longer) − days so far',
      example:
        'Day 19 of an HTTP service: of 14 that finished, nine took longer, 26 days in the middle. Seven days are left.',
      usedOn: ['/teams', '/services'],
    },
  ),
  word(
    'easiest-first',
    'Easiest first',
    'What nothing holds, by the days it should still take, a start counted; then what is leaving already, what is stuck, what a blocker holds, what is unknown, what is excused. The next to move is the first that has not begun; with none of them the one nearest to its end, then one that is stuck. Where all of it waits for others, nothing is named.',
    { usedOn: ['/teams'] },
  ),
  word(
    'look-alike',
    'One like it',
    `A service that finished, of the same archetype (without one: of the same kind): the same kind before others, other teams before the own one, those that took longer than 85 % of them last, then the nearest in deploys per week, now against its ${rateWeeks} full weeks before it started. Its owner today is whom to ask.`,
    { usedOn: ['/teams', '/services'] },
  ),
  word(
    'expected-gain',
    'What the rest can expect',
    `Services of the archetypes that are left, of the whole company, that moved: the 15th to 85th percentile of CPU utilization after over before (figure 11, service by service), and of deploys per week in ${rateWeeks} full weeks from three weeks after leaving over the ${rateWeeks} before the start. At least ${leastMoved} of them, else how many are missing. Deploys change for other reasons too: figure 4 takes those out for the company, this range does not.`,
    { formula: 'P15 to P85 of after / before', usedOn: ['/teams'] },
  ),
]
