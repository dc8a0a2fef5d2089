import type { Database } from '#db/client.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { ask, type Question } from '#lib/read/ask.ts'
import { type LeftService, leftServicesIn } from '#lib/read/left-services-in.ts'
import { closeBlocker, mergeBlocker } from '#lib/record/end-blocker.ts'
import { recordBlocker } from '#lib/record/record-blocker.ts'
import { promiseBlocker } from '#lib/record/steer-blocker.ts'
import { type DemoBlocker, demoBlockers } from './demo-blockers.ts'
import { demoEndedBlockers } from './demo-ended-blockers.ts'
import { demoPeople, writtenOn } from './demo-people.ts'

const longAgoDays = 200

/**
 * Blockers of the demo with owners, days that moved, what they hold, and ends; through the same functions as those of people.
 * Once: not where somebody of the demo wrote one down already.
 */
export async function recordDemoBlockers(db: Database, until: number): Promise<void> {
  const known = await selectRecordsOf(db.pool, 'blockers', null)
  if (known.some(({ recordedBy }) => Object.values(demoPeople).some(one => nameOf(one) === recordedBy)))
    return
  const today = dayOf(until)
  const question = await ask({ db, viewer: demoPeople.road, now: until }, noFilters)
  const left = leftServicesIn(question)
  const teams = nearlyDone(left)
  const offices = places(left, ({ office }) => office)
  const areas = places(left, ({ area }) => area)
  const act = (agoDays: number) => ({
    db,
    viewer: demoPeople.road,
    now: writtenOn(addDays(today, -agoDays)),
  })
  // What was solved long ago held services that have moved since.
  const leftWhen = async ({ agoDays, end }: DemoBlocker) =>
    end === undefined || end.agoDays < longAgoDays
      ? left
      : leftServicesIn(
          await ask(
            { db, viewer: demoPeople.road, now: until },
            { ...noFilters, asOf: addDays(today, -agoDays) },
          ),
        )
  const ids = new Map<string, string>()
  for (const plan of [...demoBlockers, ...demoEndedBlockers]) {
    const held = heldOf(question, await leftWhen(plan), plan, { offices, areas })
    if (held.length === 0) continue
    const { owner, person, ticket, detail } = plan
    const begins = act(plan.agoDays)
    const id = await recordBlocker(begins, {
      type: plan.type,
      title: plan.title,
      ...(detail === undefined ? {} : { detail }),
      ownerTeam: owner === null ? null : (teams[owner] ?? null),
      ownerName: person ?? null,
      since: dayOf(begins.now),
      ticketUrl: ticket === undefined ? null : `https://tickets.example.com/browse/${ticket}`,
      services: held,
    })
    ids.set(plan.key, id)
    for (const [agoDays, inDays, reason] of plan.promises ?? [])
      await promiseBlocker(act(agoDays), id, {
        promised: inDays === null ? null : addDays(today, inDays),
        ...(reason === undefined ? {} : { reason }),
      })
    const { end } = plan
    if (end === undefined) continue
    const into = 'into' in end ? ids.get(end.into) : undefined
    if ('outcome' in end) {
      // Nobody is told today of what ended weeks ago.
      await closeBlocker(act(end.agoDays), id, end, async () => [])
    } else if (into !== undefined) await mergeBlocker(act(end.agoDays), id, { into })
  }
}

const nameOf = (viewer: (typeof demoPeople)[keyof typeof demoPeople]) =>
  viewer.kind === 'person' ? viewer.name : null

/** Ids by how many left services they have, the most first. */
function places(left: readonly LeftService[], placeOf: (one: LeftService) => string | null): string[] {
  const counts = Map.groupBy(left, placeOf)
  return [...counts]
    .flatMap(([id, list]) => (id === null ? [] : [{ id, count: list.length }]))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/** Teams that could own what many wait for: those with the fewest services left, so that they are not their own victims. */
const nearlyDone = (left: readonly LeftService[]): string[] => places(left, ({ team }) => team).reverse()

/** Every n-th of the services it is about, so that the same ones are not held by all. */
function heldOf(
  { world, asOf: today }: Question,
  left: readonly LeftService[],
  { key, of, share, agoDays }: DemoBlocker,
  { offices, areas }: { offices: string[]; areas: string[] },
): string[] {
  const fits = left.filter(({ service, archetype, office, area, isExempt }) => {
    const { createdAt } = world.services.get(service)!.service
    return (
      !isExempt &&
      (of.archetypes === undefined || (archetype !== null && of.archetypes.includes(archetype))) &&
      (of.office === undefined || office === offices[of.office]) &&
      (of.area === undefined || area === areas[of.area]) &&
      (createdAt === null || createdAt <= writtenOn(addDays(today, -agoDays)))
    )
  })
  const offset = [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  const held = fits.filter((_, index) => (index * 37 + offset) % 100 < share * 100)
  // A small company has one of each kind at least.
  return (held.length > 0 ? held : fits.slice(0, 1)).map(({ service }) => service)
}
