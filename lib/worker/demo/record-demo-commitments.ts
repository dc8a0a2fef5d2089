import type { Database } from '#db/client.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import type { CommitmentKind } from '#lib/domain/visit/commitment.ts'
import { commitmentStanding } from '#lib/domain/visit/commitment-standing.ts'
import type { Visit } from '#lib/domain/visit/visit.ts'
import { ask, type Question } from '#lib/read/ask.ts'
import { evidenceIn } from '#lib/read/commitments-in.ts'
import { type LeftService, leftServicesIn } from '#lib/read/left-services-in.ts'
import { visitsIn } from '#lib/read/visits-in.ts'
import { moveCommitment, recordCommitment } from '#lib/record/record-commitment.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { recordVisitNote } from '#lib/record/record-visit-note.ts'
import { demoPeople, writtenOn } from './demo-people.ts'

/** Visits whose promises are told, the latest ones. */
const toldVisits = 14
const dueDays = [21, 30, 45]
const notes = [
  'Two of them can cut over alone now; the third is afraid of the cache.',
  'They keep their secrets in the image: showed them how to mount them.',
  'Nobody had read the cut-over plan. Read it together, two steps changed.',
  'Probes were missing everywhere. Ask for the heap numbers next time.',
  'The team lost two people in spring. Small steps, one service at a time.',
] as const

type Promised = { service: LeftService; kind: CommitmentKind; isKept: boolean; keptOn: string | null }

/**
 * What was promised and noted on past visits of the demo, through the same functions as those of people; once. Most promises
 * are of services that did it, as those of people are; some wait, some are past their day, some days were moved.
 */
export async function recordDemoCommitments(db: Database, until: number): Promise<void> {
  if ((await selectRecordsOf(db.pool, 'commitments', null)).length > 0) return
  const context = { db, viewer: demoPeople.road, now: until }
  const today = dayOf(until)
  const now = await ask(context, noFilters)
  const visits = visitsIn(now)
    .filter(({ isCancelled, toOn, agenda }) => !isCancelled && toOn < today && agenda.length > 0)
    .slice(-toldVisits)
  const questions = await Promise.all(visits.map(({ toOn }) => ask(context, { ...noFilters, asOf: toOn })))
  const promised = new Set<string>()
  for (const [index, visit] of visits.entries()) {
    const act = { ...context, now: writtenOn(visit.toOn) }
    const teams = [...new Set(visit.agenda.map(({ team }) => team))]
    const isKeptWanted = index % (index < visits.length / 2 ? 4 : 2) !== 1
    const found = teams.flatMap(team => promiseOf(questions[index]!, now, team, isKeptWanted, promised) ?? [])
    // Of long ago only what was kept is remembered, and one or two that nobody let go of.
    const told = found
      .sort((a, b) => Number(b.isKept === isKeptWanted) - Number(a.isKept === isKeptWanted))
      .filter(({ isKept }) => isKept || index % 5 === 0 || index >= visits.length - 5)
      .slice(0, index % 3 === 0 ? 1 : 2)
    for (const [place, one] of told.entries()) {
      promised.add(one.service.service)
      const dueOn = addDays(visit.toOn, dueDays[(index + place) % dueDays.length]!)
      const owner = now.world.teams.get(one.service.team!)?.name ?? one.service.team!
      await recordOne(act, visit, { ...one, owner, dueOn, today, isLeftAlone: (index + place) % 4 === 0 })
    }
    if (index % 2 === 0)
      await recordVisitNote(act, {
        visit: visit.id,
        team: teams[0]!,
        note: notes[(index / 2) % notes.length]!,
      })
  }
}

const mostMoves = 3

/** What waits was given another day when its day came near, except where nobody looked after it. */
async function recordOne(
  act: Parameters<typeof recordCommitment>[0],
  visit: Visit,
  wish: Promised & { owner: string; dueOn: string; today: string; isLeftAlone: boolean },
): Promise<void> {
  const { kind, keptOn, today, isLeftAlone } = wish
  const { service, team } = wish.service
  const words = kind === 'start' ? `${service} runs on Kubernetes` : `${service} off Helios`
  const one = { visit: visit.id, team: team!, kind, service, promise: words, owner: wish.owner }
  try {
    const id = await recordCommitment(act, { ...one, due: wish.dueOn }, async () => false)
    let { dueOn } = wish
    for (let moves = 0; !isLeftAlone && dueOn < (keptOn ?? today) && moves < mostMoves; moves++) {
      const now = writtenOn(addDays(dueOn, -2))
      dueOn = addDays(dueOn, 42)
      await moveCommitment({ ...act, now }, id, { due: dueOn, reason: reasons[moves]! }, async () => false)
    }
  } catch (error) {
    // What a person would have been refused is not promised here either.
    if (!(error instanceof ActRefused)) throw error
  }
}

const reasons = [
  'An incident took the week it was planned for.',
  'Waits for the review of the cut-over plan.',
  'The one who knows it is on leave.',
]

/** Something the team had left on that day; of those the one that did it by now, or one that did not. */
function promiseOf(
  then: Question,
  now: Question,
  team: string,
  isKeptWanted: boolean,
  promised: ReadonlySet<string>,
): Promised | null {
  const evidenceOf = evidenceIn(now)
  const open = leftServicesIn(then)
    .filter(one => one.team === team && !one.isExempt && !promised.has(one.service))
    .map((service): Promised => {
      const kind = service.state === 'both' ? 'leave_origin' : 'start'
      const subject = { service: service.service, blocker: null }
      const promise = { kind, dueOn: then.asOf, madeAt: then.at, withdrawn: null } as const
      const { keptAt } = commitmentStanding(promise, evidenceOf(subject), now.at)
      return { service, kind, isKept: keptAt !== null, keptOn: keptAt === null ? null : dayOf(keptAt) }
    })
  return open.find(({ isKept }) => isKept === isKeptWanted) ?? open[0] ?? null
}
