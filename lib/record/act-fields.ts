import { z } from 'zod'
import { decodeDay } from '#lib/domain/time/day.ts'

// Fields the bodies of acts share.

/** Why somebody does it: read by everybody who asks where a figure comes from. */
export const reasonField = z.string().trim().min(3).max(1_000)
export const nameField = z.string().trim().min(1).max(200)
export const dayField = z
  .string()
  .refine(value => decodeDay(value) !== null && value >= '2000-01-01' && value < '2100-01-01', {
    message: 'must be a day such as 2026-05-01',
  })
