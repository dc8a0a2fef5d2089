import { windowDays } from '#lib/domain/visit/matched-visits.ts'
import { fewestServices, fewestVisits, usualMoveShare } from '#lib/domain/visit/move-share.ts'
import { visitEffectMethod } from '#lib/domain/visit/visit-effect-method.ts'
import type { Definition } from '../answers/definition.ts'

const word = (id: string, term: string, says: string, more: Partial<Definition>): Definition => ({
  id,
  term,
  kind: 'word',
  says,
  ...more,
})

/** Words of the visit planner (product.md 8). */
export const visitDefinitions: readonly Definition[] = [
  word(
    'visit-score',
    'Freed per travel day',
    `Services a visit is expected to free per day of a person away, travel included. Two people meet two teams a day, one to four days, the worthiest teams first. It is a sum of terms: services nothing holds x the share that takes a step in the 30 days after a visit, measured over the visits so far (${Math.round(usualMoveShare.value * 100)} % below ${fewestVisits} visits or ${fewestServices} services); half of that share for services held only by knowledge, time or reviews; half as much again for those stuck on both; a request counts one more service and one more per two weeks it waits, three at most; half a year without a visit adds a fifth; a service held by a platform gap or the work of others takes off two fifths of that share; what teams moved by themselves in the last 30 days is taken off. Days of freezes, public holidays, closures, absences and other visits cannot be used, and teams that a booked visit meets do not count.`,
    {
      formula: 'sum of terms in services ÷ days of people away',
      example:
        '8 services nothing holds x 25 % = 2.0; 1 request of 14 days = 2; expected 4 services. One person, two days there and two of travel: 1.0 a day.',
      usedOn: ['/visits'],
    },
  ),
  word(
    'visit-request',
    'Request for a visit',
    'A team asks for an hour or a day of the road team; one open request per team. It is answered by the first visit that meets the team on or after the day it asked. The place in the queue counts the requests before it that no booked visit meets.',
    { usedOn: ['/visits', '/teams'] },
  ),
  word('visit-effect', 'What a visit buys', visitEffectMethod, {
    formula: 'moves of visited teams − moves of matched teams, evened out, per day of one person there',
    example: `A visit of two people for three days is six visit days. Its teams moved 9 services in ${windowDays} days, teams like them 4: about 5 more, 0.83 a day. With zero within the interval no effect is claimed.`,
    usedOn: ['/overview', '/visits'],
  }),
  word(
    'commitment',
    'Promise of a visit',
    'Made on a visit, with an owner and a day, about a service (it starts on the target, leaves the origin, is switched off) or a blocker (it is solved). Nobody ticks it off: it is kept when events say so, since the event that did; leaving counts from the day the service left, once the soak time is over. A service that goes back opens it again. Every day it was moved from stays, struck through.',
    { usedOn: ['/visits', '/teams'] },
  ),
  word(
    'travel-days',
    'Travel days',
    'Days there and back between the home office of a road engineer and the office visited: as recorded, else none at the own office, one within a country, two elsewhere. In the calendar whole days, the odd one before the visit; nobody travels on weekends.',
    { usedOn: ['/visits'] },
  ),
]
