import { z } from 'zod'
import { blockerTypes } from '#lib/domain/blocker/blocker.ts'
import { disputeSubjects } from '#lib/domain/migration/dispute.ts'
import { claimKinds, confidences, visitWishes } from '#lib/domain/report/report.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'

/** What a team says of one of its services. A blocker is one there is (`blocker`) or a new one (`newBlocker`). */
export const claimSchema = z
  .strictObject({
    service: nameField,
    kind: z.enum(claimKinds),
    blocker: z.uuid().nullish(),
    newBlocker: z
      .strictObject({ type: z.enum(blockerTypes), title: z.string().trim().min(3).max(160) })
      .optional(),
    byOn: dayField.nullish(),
  })
  .refine(({ blocker, newBlocker }) => blocker == null || newBlocker === undefined, {
    message: 'names one blocker, known or new',
  })
  .refine(
    ({ kind, blocker, newBlocker }) => kind === 'blocked' || (blocker == null && newBlocker === undefined),
    {
      message: 'only what is blocked has a blocker',
    },
  )

/** "Something is wrong": opens a correction as the team's own. */
export const wrongSchema = z.strictObject({
  service: nameField,
  about: z.enum(disputeSubjects),
  claim: reasonField,
})

/** What a team says of itself, once. */
export const newReportSchema = z.strictObject({
  team: nameField,
  migration: nameField.optional(),
  confidence: z.enum(confidences),
  note: z.string().trim().max(1_000).nullish(),
  nextService: nameField.nullish(),
  nextOn: dayField.nullish(),
  visitWish: z.enum(visitWishes).nullish(),
  evidenceVerdict: z.enum(['right', 'wrong']).nullish(),
  claims: z.array(claimSchema).max(200).default([]),
  wrong: z.array(wrongSchema).max(20).default([]),
  /** From the first touch of the form to sending it. */
  tookSeconds: z.int().min(0).max(86_400).nullish(),
})
export type NewReport = z.output<typeof newReportSchema>
export type NewClaim = NewReport['claims'][number]
