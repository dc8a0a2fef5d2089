import type { Viewer } from '#lib/domain/access/viewer.ts'
import { startOfDay } from '#lib/domain/time/day.ts'
import { hourMs } from '#lib/domain/time/durations.ts'

const person = (name: string): Viewer => ({
  kind: 'person',
  id: `demo ${name}`,
  name,
  role: 'admin',
  team: null,
})

/** The people of the demo who write things down; nobody of them exists. */
export const demoPeople = { lead: person('Signe Lodestar'), road: person('Piet Halyard') }

/** As if it had been written at ten o'clock of that day. */
export const writtenOn = (day: string): number => startOfDay(day) + 10 * hourMs
