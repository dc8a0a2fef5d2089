import { foldWindowMs } from '#lib/domain/deploy/fold-rollouts.ts'
import { defaultDraws } from '#lib/domain/statistics/bootstrap.ts'
import { defaultSeed } from '#lib/domain/statistics/seeded-random.ts'
import { hourMs } from '#lib/domain/time/durations.ts'
import type { Definition } from '../answers/definition.ts'
import { expectationDefinitions } from './expectations.ts'
import { reportDefinitions } from './reports.ts'
import { visitDefinitions } from './visits.ts'

const word = (id: string, term: string, says: string, more: Partial<Definition> = {}): Definition => ({
  id,
  term,
  kind: 'word',
  says,
  ...more,
})
const foldHours = foldWindowMs / hourMs

/** Words with one meaning (definitions.md 1 and 3). */
export const wordDefinitions: readonly Definition[] = [
  word(
    'service',
    'Service',
    'The unit that moves: one owner team at any time, one id on both platforms. Its kind is backend, pipeline, website, ml or other.',
    { usedOn: ['/services'] },
  ),
  word(
    'team',
    'Team, area, office',
    'Who owns a service; the part of the organisation a team is in; the place where a team sits.',
    { usedOn: ['/teams'] },
  ),
  word(
    'platform',
    'Platform and cluster',
    'A platform is where a service can run: Helios or Kubernetes. A cluster is one installation of it, in a region, whose class is production, staging or temporary.',
  ),
  word(
    'migration',
    'Migration',
    'A move from one platform to another. There may be several, told by the same rules: read Helios and Kubernetes here as what the one looked at moves from and to.',
    { example: 'In RPC to gRPC the state after Helios only and On both is gRPC only.' },
  ),
  word(
    'metadata-evidence',
    'Told by metadata',
    'A migration may name words in the metadata of deploys that put a service on one of its platforms, beside where it is deployed. On each cluster the latest deploy that says anything decides; one that says nothing changes nothing; readiness and removal are those of what is deployed.',
    {
      example:
        'Deploys say protocol rpc, then rpc+grpc, then grpc: RPC only, on both, and 7 full days after the last gRPC only.',
    },
  ),
  word(
    'scope',
    'Scope',
    'The rule that says which services count. A missing kind is "other"; keys the rule leaves out match everything.',
  ),
  word(
    'baseline',
    'Baseline',
    'The services in scope, in the catalogue and not idle on a named date, frozen. Without a date it is 28 days after the first day with evidence.',
    { usedOn: ['/overview'] },
  ),
  word(
    'retired',
    'Retired',
    'Of the baseline: idle or gone from the catalogue without ever having moved. Shown apart, neither done nor left.',
  ),
  word(
    'exempt',
    'Exempt',
    'In scope and excused until a date: a mark beside any state, never counted as done. When it runs out, the service is back in the open list the same day.',
  ),
  word(
    'placement',
    'Placement and presence',
    'Placement: the span in which a workload of the service is deployed on a cluster, running or stopped; only undeploying ends it. Presence: the span within it in which at least one instance was ready.',
    { usedOn: ['/services'] },
  ),
  word('left', 'Left', 'Still needs Helios: Helios only, on both, or back on Helios.', {
    formula: 'left = Helios only + on both + back on Helios',
    usedOn: ['/teams', '/services'],
  }),
  word(
    'born',
    'Born and moved',
    'Born: ready in production on Kubernetes without a production placement on Helios before, and born for good. Moved: with one. The two are never added up under "moved".',
  ),
  word(
    'deploy',
    'Deploy',
    `One changed artefact of one service that reached production on one platform, successfully. All rollouts of the same artefact that start within ${foldHours} h of the first success are one deploy; its time is the first successful finish. It belongs to the service's owner at that time.`,
    {
      example:
        'Two clusters roll out artefact A within an hour: one deploy. A again the next day: none. B fails, then succeeds: one deploy and one failure. Back to A within 30 days: a rollback, no deploy.',
      usedOn: ['/frequency', '/services'],
    },
  ),
  word(
    'ledger',
    'Not a deploy',
    'Each rollout that is no deploy has one of ten reasons: host set changed, same artefact, restart, scaling, folded, not production, unfinished, temporary environment, failed, rollback.',
    {
      formula: 'rollouts = deploys + the ten reasons, for every source and week',
      usedOn: ['/frequency', '/events/ledger'],
    },
  ),
  word(
    'witness',
    'Witness',
    "Two sources of different kinds that tell one rollout (same service, platform and cluster, no identifier that contradicts, times that overlap or ends within 15 minutes of each other) are one rollout with two witnesses. The orchestrator's word counts, else that of the first; the other adds what it does not say and stands in no column of the ledger.",
    {
      example:
        'Kubernetes says a rollout finished at 09:16, Spinnaker that its stage failed at 09:17: one deploy, and a witness that disagrees.',
      usedOn: ['/events'],
    },
  ),
  word(
    'accounting',
    'Received',
    'What every source ever sent. A duplicate came before with the same body, a conflict with another one (the first is kept); ignored is stored and not used; rejected is refused, naming the place.',
    {
      formula: 'received = accepted + duplicate + conflict + ignored + rejected',
      example: '5,104 = 4,812 + 96 + 0 + 190 + 6',
      usedOn: ['/sources'],
    },
  ),
  word(
    'unmapped',
    'Names we cannot place',
    'Events whose service or cluster the catalogue does not know. They are accepted, counted nowhere, and replayed once the name is listed.',
    { usedOn: ['/sources'] },
  ),
  word(
    'silent',
    'Silent',
    'A source is silent when nothing was heard of it for longer than its freshness limit: 10 minutes for collectors, none for push sources unless one is set. Its services are unknown from then on.',
    { usedOn: ['/sources'] },
  ),
  word(
    'team-week',
    'Team-week',
    "An ISO week, covered in full by the team's sources, in which it owned at least one in-scope service all week. A week without a deploy counts as zero; a week with a gap is dropped and listed; the running week is in no mean.",
    {
      example:
        'Ownership moves on a Wednesday: that week is no full team-week for the service on either side.',
      usedOn: ['/frequency'],
    },
  ),
  word(
    'on-platform',
    'On, off, mixed',
    "A team-week is on Kubernetes when at least half of the team's services that were not born there are present there at the start of the week, off when none is, mixed between. Mixed weeks are shown apart.",
    { usedOn: ['/frequency'] },
  ),
  word(
    'interval',
    'Interval',
    `What the figure could have been by chance: 95 of 100 such intervals hold the true value. Whole teams are drawn again and again (services for CPU): ${defaultDraws.toLocaleString('en')} draws, seed ${defaultSeed}, so anyone can repeat it.`,
    { formula: 'from the 2.5th to the 97.5th percentile of the draws' },
  ),
  word(
    'flows',
    'Flows between two days',
    'How the number of services on Kubernetes alone came about. Moved is the first time done; came back is done again; returned left these states for another. Every transition is counted, not the net.',
    {
      formula:
        'opening + moved + born + entered scope + came back − went idle − left scope − returned = closing',
      usedOn: ['/overview'],
    },
  ),
  word(
    'other-rules',
    'DevLake and Four Keys',
    'Offered beside ours, never mixed with it. DevLake: the median over team-weeks of days with a deploy. Four Keys: three or more such days is Daily, else a weekly median of one or more is Weekly, else Monthly, else Yearly.',
    { usedOn: ['/frequency'] },
  ),
  word(
    'goal',
    'Goal, step',
    'A share of the baseline, without what was retired, by a day: of the company, an area or a team. It only goes up, and never asks for less than was reached. Every change stays with its day, author and reason, struck through wherever the goal is shown. Reached = the first day figure 8 was there, as known.',
    { usedOn: ['/forecast', '/overview', '/teams'] },
  ),
  word(
    'chance',
    'Chance of a step',
    'How likely a step is by its day, from the pace of whom it is of: services finished per week over the last 12 full weeks, times the weeks left, times how hard the rest usually is by archetype (weeks on both). A negative binomial, wider the fewer and the more uneven the weeks. From 1 to 99 %; below six full weeks nothing is said.',
    { usedOn: ['/forecast', '/teams'] },
  ),
  word(
    'phase',
    'Phase',
    'Experiment, alpha, beta or general availability: from the day an admin dates it until the next one begins. Figures cut by a phase are those of its days, at its end.',
    { usedOn: ['/forecast'] },
  ),
  word(
    'growing-back',
    'Growing back',
    'What works against a migration: services born on Helios or returned to it within 30 days, deploys there by teams that were done, what runs there without an owner, and services on both for longer than usual. Each has an owner and an age.',
    { usedOn: ['/bleeding', '/overview'] },
  ),
  word(
    'team-done',
    'A team that is done',
    'None of its services in scope is left on Helios, and at least one is on Kubernetes alone. A team that reported that it is done, of every service it has left, counts as done from that report instead. A deploy on Helios after it is listed, unless another team owned the service then.',
    { usedOn: ['/bleeding'] },
  ),
  word(
    'muted',
    'Muted',
    'Set aside on one list by a leader, the road team or an admin, with a reason, until the end of a day within a year. Muted services are listed and counted apart; nothing else changes for them.',
    { usedOn: ['/bleeding'] },
  ),
  word(
    'tail-cost',
    'Cost of the tail',
    'Cores of all hosts that are left, times the price of a core and month an admin set. Shared out: a service holds what samples say it was given in 28 days, else an equal share of each host it runs on; empty hosts, hosts that are down without a tenant, names we cannot place and cores nobody is given are lines of their own. Where services hold more than there is, each is cut alike. The lines add up to the whole, in whole units of money.',
    {
      formula: 'services + empty hosts + down hosts + unplaced names + idle = hosts × cores × price',
      usedOn: ['/endgame'],
    },
  ),
  word(
    'empty-host',
    'Empty host',
    'Up, and nothing is wanted or reported on it, by two looks of a collector in a row; empty since the first of them. A host that is down says nothing and is never called empty. A site can go when all its hosts are empty and no service is placed there.',
    { usedOn: ['/endgame'] },
  ),
  word(
    'decision',
    'Decision',
    'What is to become of a service that is left: move or retire by a day, or exempt, which takes an exemption somebody grants. The newest counts; earlier ones and those taken back stay. Nobody having decided for more than 30 days after a site is down to a tenth of its services shows red.',
    { usedOn: ['/endgame'] },
  ),
  word(
    'blocker',
    'Blocker',
    'One thing that holds services back, written down once for all teams: knowledge, time, a review, a platform gap, a dependency, other. It has an owner, a day it began, and every day ever promised for its end. It ends solved, dropped or merged into another one that says the same. Knowledge, time and reviews can be solved on a visit.',
    { usedOn: ['/blockers', '/overview'] },
  ),
  word(
    'services-freed',
    'Services freed',
    'Left in scope, not exempt, and held by this open blocker alone: nothing recorded holds them any more once it ends. Services that others hold as well need the others too, and stand beside it. Both together are the left services it holds. Teams freed have nothing else that is held; cores freed are what samples say these services were given on Helios in 28 days.',
    {
      formula: 'left, not exempt, exactly one open blocker',
      example:
        'Three services wait for volumes, one of them for a review as well: volumes free two, one needs others too.',
      usedOn: ['/blockers', '/overview', '/visits'],
    },
  ),
  word(
    'freed-not-moved',
    'Freed, not moved',
    'Still left though nothing recorded has held it for 30 days. It stands under the blocker that was its last.',
    { usedOn: ['/blockers'] },
  ),
  ...expectationDefinitions,
  ...reportDefinitions,
  ...visitDefinitions,
]
