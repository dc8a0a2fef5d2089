import { lastTenthCluster } from '#db/demo/demo-clusters.ts'
import { diceFor } from '#db/demo/dice.ts'
import { isOn } from '#db/demo/effect-table.ts'
import type { DemoCompany } from '#db/demo/plan-company.ts'
import { selectRecordsOf } from '#db/queries/select-records.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import { recordDecision } from '#lib/record/record-decision.ts'
import { recordExemption } from '#lib/record/record-exemption.ts'
import { recordPrice } from '#lib/record/record-price.ts'
import type { RecordAct } from '#lib/record/records.ts'

const leader: Viewer = { kind: 'person', id: 'demo-leader', name: 'Ines Marlow', role: 'leader', team: null }
const admin: Viewer = { kind: 'person', id: 'demo-admin', name: 'Tove Harbour', role: 'admin', team: null }

const reasons = {
  exempt: [
    'Card readers on site speak to it by a fixed address',
    'Its vendor supports Helios until the contract ends',
    'Timed jobs need a home first',
    'Waits for the new archive, agreed with Finance',
  ],
  move: ['Agreed with the team', 'Next in their plan', 'Follows the library it shares'],
  retire: ['Its last caller is leaving', 'Two partners still send; both have a date'],
}

/** What people of the demo company said: prices, exemptions that end one after another, and what becomes of what is left. */
export async function recordDemoEndgame(
  company: DemoCompany,
  until: number,
  db: RecordAct['db'],
): Promise<void> {
  // A load that was cut off after this goes on without saying it twice.
  if ((await selectRecordsOf(db.pool, 'prices', null)).length > 0) return
  const { shape, lives, services } = company
  const dice = diceFor(shape.seed, 'endgame')
  const today = dayOf(until)
  const as = (viewer: Viewer, daysAgo: number): RecordAct => ({
    db,
    viewer,
    now: Math.floor((until - daysAgo * dayMs) / hourMs) * hourMs,
  })
  const price = { platform: 'helios', currency: 'EUR' }
  await recordPrice(as(admin, 700), { ...price, perCoreMonth: 9.2, from: addDays(today, -700) })
  const dearer = { ...price, perCoreMonth: 10, from: addDays(today, -320), reason: 'New contract for racks' }
  await recordPrice(as(admin, 321), dearer)
  const left = services.filter(
    ({ id, kind, createdAt }) =>
      kind === 'backend' && createdAt < company.calendar.startAt && isOn(lives.get(id)!.helios, until),
  )
  const atTheEnd = left.filter(({ helios }) => helios.some(({ id }) => id === lastTenthCluster))
  const elsewhere = dice.shuffled(left.filter(service => !atTheEnd.includes(service)))
  const exemptCount = Math.round(elsewhere.length * 0.09)
  for (const [index, { id }] of elsewhere.slice(0, exemptCount).entries()) {
    const daysAgo = dice.integer(20, 300)
    // A few are over: they are back in the open list.
    const days = index % 9 === 0 ? -dice.integer(1, 15) : dice.pick([40, 70, 130, 221])
    const input = { service: id, until: addDays(today, days), reason: dice.pick(reasons.exempt) }
    await recordExemption(as(leader, daysAgo), input)
  }
  for (const { id } of elsewhere.slice(exemptCount, 3 * exemptCount)) {
    const decision = dice.chance(0.75) ? ('move' as const) : ('retire' as const)
    const by = addDays(today, dice.integer(14, 150))
    await recordDecision(as(leader, dice.integer(3, 60)), {
      service: id,
      decision,
      by,
      reason: dice.pick(reasons[decision]),
    })
  }
  for (const [index, { id }] of atTheEnd.entries()) {
    // The last one nobody decided for; the one before it is excused, and somebody still set an earlier day.
    if (index === atTheEnd.length - 1) continue
    if (index === atTheEnd.length - 2) {
      const input = { service: id, until: addDays(today, 103), reason: reasons.exempt[0]! }
      await recordExemption(as(leader, 48), input)
      await recordDecision(as(leader, 48), {
        service: id,
        decision: 'exempt',
        reason: 'Excused by Ines Marlow',
      })
      continue
    }
    const decision = index % 3 === 2 ? ('retire' as const) : ('move' as const)
    const first = { service: id, decision: 'move' as const, by: addDays(today, 8 + 5 * index) }
    await recordDecision(as(leader, 45), { ...first, reason: dice.pick(reasons.move) })
    if (index % 2 === 0) continue
    const later = { service: id, decision, by: addDays(first.by, 16), reason: dice.pick(reasons[decision]) }
    await recordDecision(as(leader, 12), later)
  }
}
