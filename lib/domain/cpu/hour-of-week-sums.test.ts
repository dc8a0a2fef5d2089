import { describe, expect, it } from 'vitest'
import {
  hourOfWeek,
  hourOfWeekSums,
  originProvisioned,
  type ServiceHour,
  targetProvisioned,
} from './hour-of-week-sums.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

describe('hours of the week', () => {
  const monday = Date.UTC(2026, 1, 2)
  const hour = (hourAt: number, change: Partial<ServiceHour> = {}): ServiceHour => ({
    cluster: 'lon',
    hourAt,
    used: 900,
    requested: null,
    provisioned: 3600,
    seconds: 3600,
    ...change,
  })

  it('begin on Monday 00:00 UTC', () => {
    expect(hourOfWeek(monday)).toBe(0)
    expect(hourOfWeek(monday - hourMs)).toBe(167)
    expect(hourOfWeek(monday + 26 * hourMs)).toBe(26)
    expect(hourOfWeek(-hourMs)).toBe(71)
  })

  it('add clusters and weeks, and count time once', () => {
    const hours = [
      hour(monday),
      hour(monday, { cluster: 'ash', seconds: 1800 }),
      hour(monday + 7 * dayMs),
      hour(monday + hourMs),
    ]
    expect(hourOfWeekSums(hours, originProvisioned)).toEqual([
      { hourOfWeek: 0, used: 2700, provisioned: 10_800, seconds: 7200 },
      { hourOfWeek: 1, used: 900, provisioned: 3600, seconds: 3600 },
    ])
  })

  it('leave out what has no use, no provisioned, or no pool', () => {
    expect(
      hourOfWeekSums([hour(monday, { provisioned: null }), hour(monday, { used: null })], originProvisioned),
    ).toEqual([])
    const onTarget = targetProvisioned((cluster, hourAt) =>
      cluster === 'gew1-3' && hourAt === monday ? 2.5 : null,
    )
    const hours = [
      hour(monday, { cluster: 'gew1-3', requested: 1000 }),
      hour(monday, { cluster: 'gew1-4' }),
      hour(monday + hourMs, { cluster: 'gew1-3' }),
    ]
    expect(hourOfWeekSums(hours, onTarget)).toEqual([
      { hourOfWeek: 0, used: 900, provisioned: 2500, seconds: 3600 },
    ])
  })
})
