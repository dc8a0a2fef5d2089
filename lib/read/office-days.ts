import type { Database } from '#db/client.ts'
import { selectReadState } from '#db/queries/select-read-state.ts'
import type { OfficeDays } from '#lib/domain/report/private-until.ts'
import { holidaysOf } from './holidays.ts'
import type { World } from './world/world.ts'
import { currentWorld } from './world/world-cache.ts'

/** When the office of a team works; a team without one works in UTC, Monday to Friday. */
export function officeDaysOf(world: World, team: string): OfficeDays {
  const office = world.teams.get(team)?.office ?? null
  const timeZone = world.catalog.offices.find(({ id }) => id === office)?.timeZone ?? null
  return { timeZone, isHoliday: holidaysOf(world, office) }
}

/** The same as it is now, for acts. */
export async function officeDaysNow(db: Database, team: string): Promise<OfficeDays> {
  return officeDaysOf(await currentWorld(db, await selectReadState(db.pool)), team)
}
