import type { MigrationState } from '#lib/domain/migration/state.ts'
import type { StateNote } from '#lib/domain/migration/state-notes.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayMs } from '#lib/domain/time/durations.ts'

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const areOrIs = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are')

/** The rule of each state in short, as the end of "beneath the silence …". */
const standing = (state: MigrationState, from: string, to: string): string =>
  ({
    unknown: 'nothing is known',
    idle: 'it is idle',
    back_on_origin: `it is back on ${from}`,
    both: 'it is on both',
    origin_off: `it is off ${from} for good`,
    target_only: `it is on ${to} only`,
    born_on_target: `it was born on ${to}`,
    origin_only: `it is on ${from} only`,
  })[state]

/** In words, what about a service's places explains its state. Platforms by name, as the company writes them. */
export function noteSentence(note: StateNote, from: string, to: string, at: number): string {
  // What runs on Helios is a job on hosts; elsewhere it is a workload.
  const isHelios = from === 'Helios'
  const workload = isHelios ? 'job' : 'workload'
  switch (note.kind) {
    case 'retired':
      return `It was retired on ${dayOf(note.at)} and is idle for good.`
    case 'silent':
      return `The source of ${listed(note.clusters)} is silent beyond its limit: what it told last stands, and by that ${standing(note.beneath, from, to)}. Clocks run on beneath.`
    case 'soaking': {
      const day = Math.floor((at - note.leftAt) / dayMs) + 1
      return `It left ${from} on ${dayOf(note.leftAt)} and counts as deployed there for ${note.soakDays} full days: this is day ${day}, the last ends on ${dayOf(note.untilAt)}.`
    }
    case 'grace':
      return `No instance has been ready on ${to} since ${dayOf(note.endedAt)}: for 24 hours it counts as there.`
    case 'returned':
      return `It had moved on ${dayOf(note.doneAt)}, and was deployed on ${from} again on ${dayOf(note.againAt)}${note.clusters.length > 0 ? ` (${listed(note.clusters)})` : ''}: a return takes it out of the moved ones.`
    case 'stopped':
      return `In ${listed(note.clusters)} no instance of it runs since ${dayOf(note.sinceAt)}, but it is deployed: ${isHelios ? 'a stopped job (goal STOP) or a host that is DOWN' : 'stopping'} does not end it, only undeploying does.`
    case 'origin_disagrees':
      return `On ${from}, ${listed(note.left)} ${areOrIs(note.left)} left and ${listed(note.placed)} ${areOrIs(note.placed)} not: one place is enough to count as on ${from}.`
    case 'target_disagrees':
      return `On ${to} it is ready in ${listed(note.ready)} and not in ${listed(note.unready)}: one place is enough to count as there.`
    case 'target_unready':
      return `It is deployed in ${listed(note.clusters)} and ready nowhere on ${to}: without a ready instance it is not there.`
    case 'undeleted':
      return `Its ${workload} on ${from} is still defined in ${listed(note.clusters)}${note.deleted.length > 0 ? `, deleted in ${listed(note.deleted)}` : ''}: switched off is when all are deleted.`
    case 'deleted':
      return `Its ${workload} on ${from} is deleted in ${listed(note.clusters)}, the last on ${dayOf(note.at)}.`
  }
}
