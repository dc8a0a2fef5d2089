import { leastServices } from '#lib/domain/cpu/cpu-gain.ts'
import { environmentWeeks, oldFromMs } from '#lib/domain/environment/environment-figures.ts'
import { levelWeeks } from '#lib/domain/forecast/fleet-model.ts'
import { fewestMoveWeeks, flowWeeks, forecastRuns, forecastWeeks } from '#lib/domain/forecast/forecast.ts'
import { newWeeks } from '#lib/domain/forecast/simulate-fleet.ts'
import { settlingWeeks } from '#lib/domain/frequency/team-comparisons.ts'
import { leastTeams, leastWeeks } from '#lib/domain/frequency/too-little.ts'
import { windowWeeks } from '#lib/domain/frequency/week-axis.ts'
import { leastFinished, stuckQuantile } from '#lib/domain/migration/both-limits.ts'
import { hourMs } from '#lib/domain/time/durations.ts'
import type { Definition } from '../answers/definition.ts'

const figure = (
  number: number,
  term: string,
  says: string,
  more: Pick<Definition, 'formula' | 'example' | 'usedOn'>,
): Definition => ({ id: `figure-${number}`, figure: number, kind: 'figure', term, says, ...more })
const least = `Below ${leastTeams} teams or ${leastWeeks} weeks on a side there is no number.`

/** The figures on screen, by their numbers (definitions.md 4). Figures not computed yet have no entry. */
export const figureDefinitions: readonly Definition[] = [
  figure(
    1,
    'Deploys per week, on',
    `Mean over the team-weeks on Kubernetes of the last ${windowWeeks} full weeks. ${least}`,
    {
      formula: 'deploys in team-weeks on / team-weeks on',
      example: 'A team with 3, 0 and 6 deploys in three weeks has 3.00 a week: the empty week counts.',
      usedOn: ['/frequency', '/overview', '/teams'],
    },
  ),
  figure(
    2,
    'Deploys per week, off',
    `The same over team-weeks with none of their services on Kubernetes. ${least}`,
    {
      formula: 'deploys in team-weeks off / team-weeks off',
      usedOn: ['/frequency', '/overview'],
    },
  ),
  figure(
    3,
    'More deploys',
    'How much more often teams on Kubernetes deploy, from unrounded values, with an interval from the same draws.',
    {
      formula: 'figure 1 / figure 2 − 1',
      example: `6.26 on and 1.89 off are ${(6.26 / 1.89).toFixed(1)}× as often, ${Math.round((6.26 / 1.89 - 1) * 100)}% more: not 331%, not 70%.`,
      usedOn: ['/frequency', '/overview'],
    },
  ),
  figure(
    4,
    'Effect of moving',
    `The same teams before and after: ${windowWeeks} full weeks before the week their first service was on Kubernetes, and ${windowWeeks} from ${settlingWeeks} weeks after half of them were. Only services owned in all these weeks. Teams that stayed off in the same weeks say what would have happened anyway.`,
    {
      formula: 'sum of after / sum of (before × after of the stayers / before of the stayers)',
      example:
        'Before 2, after 4; teams that stayed went from 2 to 2.5 over the same weeks: 4 / (2 × 1.25) = 1.6×.',
      usedOn: ['/frequency', '/teams'],
    },
  ),
  figure(
    5,
    'Selection',
    'Teams that move first may have been keener to begin with: how much of the gap was there before anyone moved. Printed only when figure 3 excludes no change.',
    {
      formula: 'log(later movers before / teams that never moved, same weeks) / log(figure 1 / figure 2)',
      usedOn: ['/frequency'],
    },
  ),
  figure(
    6,
    'Services on Kubernetes',
    'Ready in production on Kubernetes now, with a production deploy there ever; moved and born apart.',
    {
      formula: 'moved + born, each counted apart',
      usedOn: ['/overview'],
    },
  ),
  figure(
    7,
    'Migrated',
    'Was on Helios, and is Kubernetes only or switched off on the date, or idle having been so last. Falling back takes it out again; "ever migrated" is shown apart.',
    {
      formula: 'Kubernetes only + Helios switched off + idle after either',
      usedOn: ['/overview'],
    },
  ),
  figure(
    8,
    'Progress',
    'The main figure: how much of the frozen baseline has migrated. The live share of all services in scope stands beside it.',
    {
      formula: 'migrated of the baseline / (baseline − retired)',
      example: `1,600 of 2,000 moved, then 100 are born on Kubernetes: progress stays ${((1600 / 2000) * 100).toFixed(1)}%, the live share is ${((1700 / 2100) * 100).toFixed(1)}%. 941 of 1,480 with 104 retired: 941 / 1,376 = ${((941 / 1376) * 100).toFixed(1)}%.`,
      usedOn: ['/overview'],
    },
  ),
  figure(
    9,
    'Added per month',
    'Services first ready in production on Kubernetes in the month; moved and born apart. The running month is hatched and not counted.',
    {
      formula: 'first ready in the month: moved, born',
      usedOn: ['/overview'],
    },
  ),
  figure(
    10,
    'CPU utilization',
    "What is used of what is provisioned. On Helios: the cores of the hosts given to the service. On Kubernetes: what it requests or uses, whichever is more, times its share of the pool's idle rest.",
    {
      formula:
        'used core-seconds / provisioned core-seconds; pool factor = allocatable / sum of max(request, use), at least 1',
      example:
        'Requests halved, machines and use unchanged: used over requested doubles, used over provisioned stays. Packing gained nothing.',
      usedOn: ['/cpu', '/overview'],
    },
  ),
  figure(
    11,
    'CPU gain',
    `The 28 days before a service was first on Kubernetes against 28 days from 14 days after it left Helios, the same hours of the week. Below ${leastServices} services there is no number. Born and returned services are left out and counted.`,
    {
      formula:
        'utilization after / utilization before, ratio of sums; the geometric mean of services beside it',
      example: '16.8% before, 40.5% after: 2.4× as much of what we pay for is used.',
      usedOn: ['/cpu', '/overview', '/teams'],
    },
  ),
  figure(
    13,
    'Cores freed and given back',
    'Freed: what the moved services had provisioned before, less what they have after. Given back: how far Helios host cores fell since the baseline, less growth of Kubernetes node cores that births do not explain.',
    {
      formula: 'freed = provisioned before − provisioned after; share given back = returned / freed',
      usedOn: ['/cpu'],
    },
  ),
  figure(
    15,
    'Stuck half-way',
    `On both for longer than ${Math.round(stuckQuantile * 100)}% of the services that finished were, from the start of the last stretch on both to the day they were done, soak included. Of the same archetype where at least ${leastFinished} have finished, else of all; below ${leastFinished} nobody is called stuck.`,
    {
      formula: `days on both > ${stuckQuantile * 100}th percentile of those that finished`,
      usedOn: ['/bleeding', '/overview'],
    },
  ),
  figure(
    16,
    'Births on Helios',
    'Services whose first production evidence of all is on Helios, in the last 30 days. The target is none.',
    {
      formula: 'first seen on Helios in the last 30 days',
      usedOn: ['/overview', '/bleeding'],
    },
  ),
  figure(
    19,
    'Temporary environments',
    `Environments of pull requests: created per week over the last ${environmentWeeks} full weeks, median life of those that ended within them, and the share of those alive that are older than ${oldFromMs / hourMs} h. Past its time without a word of its end, one is expired, unconfirmed, and still counts as alive. They are in no other figure.`,
    {
      formula: `created / full weeks; median of end − creation; alive for more than ${oldFromMs / hourMs} h / alive`,
      example: `Nine alive, two of them since the day before yesterday: ${Math.round((2 / 9) * 100)}% are older than a day.`,
      usedOn: ['/environments'],
    },
  ),
  figure(
    20,
    'Finish',
    `When the last one leaves Helios: by even odds (half of ${forecastRuns.toLocaleString('en')} simulated runs are over) and 85% sure. Each archetype starts and finishes as in its last ${levelWeeks} weeks, the hard ones last; births, returns and retirements go on; what a blocker holds waits for its promised day, or as long as solved ones took; what is exempt is left until its exemption ends. A run is over when of no archetype more is left than arrived within ${newWeeks} weeks: without arrivals, when nothing is left. There is no date below ${fewestMoveWeeks} weeks of moves, where as many arrive as leave in ${flowWeeks} weeks ("not converging"), and beyond ${forecastWeeks / 52} years.`,
    {
      formula:
        'the day by which 50% (85%) of the runs are over; band of what is left: 15th to 85th percentile',
      example: '14 arrive for 11 that leave: not converging, and no date, however few are left.',
      usedOn: ['/forecast', '/overview'],
    },
  ),
]
