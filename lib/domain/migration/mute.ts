import { addDays, startOfDay } from '../time/day.ts'
import { type BleedingList, bleedingLists } from './bleeding.ts'

/** A service set aside on one of the short lists, with a reason, from an instant to the end of a day. */
export type Mute = {
  id: string
  list: BleedingList
  service: string
  fromAt: number
  /** The first instant at which it no longer holds: after its last day, or when somebody ended it. */
  untilAt: number
  untilOn: string
  reason: string
  by: string
}

/** As recorded; ended early at `withdrawnAt`, it held until then. */
export type MuteRecord = {
  id: string
  list: string
  migration: string
  serviceId: string
  untilOn: string
  reason: string | null
  recordedAt: number
  recordedBy: string
  withdrawnAt: number | null
}

/** The mutes of one migration, those ended early among them. */
export const mutesOf = (records: readonly MuteRecord[], migration: string): Mute[] =>
  records.flatMap(record => {
    const list = bleedingLists.find(known => known === record.list)
    if (list === undefined || record.migration !== migration) return []
    const endAt = startOfDay(addDays(record.untilOn, 1))
    return [
      {
        id: record.id,
        list,
        service: record.serviceId,
        fromAt: record.recordedAt,
        untilAt: Math.min(endAt, record.withdrawnAt ?? endAt),
        untilOn: record.untilOn,
        reason: record.reason ?? '',
        by: record.recordedBy,
      },
    ]
  })

/** The mute that holds for a service on a list at an instant: of several the one that holds longest; null: none. */
export function muteAt(mutes: readonly Mute[], list: BleedingList, service: string, at: number): Mute | null {
  let longest: Mute | null = null
  for (const mute of mutes)
    if (mute.list === list && mute.service === service && mute.fromAt <= at && at < mute.untilAt)
      if (longest === null || mute.untilAt > longest.untilAt) longest = mute
  return longest
}
