import { z } from 'zod'
import { decodeDay, endOfDay, startOfDay } from '#lib/domain/time/day.ts'

const isDay = (text: string): boolean => decodeDay(text) !== null
const isInstant = (text: string): boolean => z.iso.datetime({ offset: true }).safeParse(text).success

/** A day, or an instant with its offset from UTC. */
export const momentField = z
  .string()
  .refine(text => (isDay(text) || isInstant(text)) && text >= '2000-01-01' && text < '2100-01-01', {
    message: 'must be a day such as 2026-05-01 or an instant such as 2026-05-01T12:00:00Z',
  })

/** Where a stretch of time begins that is told from a moment on: a day begins at 00:00 UTC. Epoch ms. */
export const beginOf = (moment: string): number => (isDay(moment) ? startOfDay(moment) : Date.parse(moment))

/** Where one ends that is told up to a moment: a day is in it to its last millisecond. Epoch ms. */
export const endOf = (moment: string): number => (isDay(moment) ? endOfDay(moment) : Date.parse(moment))
