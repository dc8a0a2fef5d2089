import { z } from 'zod'
import { selectClusters, selectMigrations } from '#db/queries/select-catalog.ts'
import { maySetPrice } from '#lib/domain/access/may-set-price.ts'
import { knownMigrations } from '#lib/domain/migration/known-migrations.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { dayField, nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecord, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'

/** What a core of a platform costs a month, from the start of a day on (today, if left out). */
export const newPriceSchema = z.strictObject({
  platform: nameField,
  perCoreMonth: z.number().positive().max(1_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a code such as EUR'),
  from: dayField.optional(),
  reason: reasonField.optional(),
})
export type NewPrice = z.output<typeof newPriceSchema>

const notAllowed = 'Admins say what a core costs.'

/** Sets a price; the latest one begun counts, earlier ones stay for their time. Returns the record's id. Throws ActRefused. */
export async function recordPrice(act: RecordAct, input: NewPrice): Promise<string> {
  const { viewer, db, now } = act
  requireAllowed(viewer, maySetPrice(viewer), notAllowed)
  const migrations = knownMigrations(await selectMigrations(db.pool))
  const clusters = await selectClusters(db.pool)
  const platforms = [
    ...migrations.flatMap(({ from, to }) => [from, to]),
    ...clusters.map(({ platform }) => platform),
  ]
  if (!platforms.includes(input.platform))
    throw new ActRefused('invalid', `There is no platform ${input.platform}.`, [
      { path: '/platform', message: 'is not there' },
    ])
  return insertRecord(act, {
    kind: 'prices',
    values: {
      platform: input.platform,
      fromOn: input.from ?? dayOf(now),
      perCoreMonth: input.perCoreMonth,
      currency: input.currency,
    },
    reason: input.reason ?? null,
    action: 'price.set',
    about: { type: 'platform', id: input.platform },
  })
}

/** Takes a price back; the one before it counts again. Throws ActRefused. */
export async function withdrawPrice(act: RecordAct, id: string, reason: string | null): Promise<void> {
  requireAllowed(act.viewer, maySetPrice(act.viewer), notAllowed)
  const about = { type: 'price', id }
  await withdrawRecord(act, { kind: 'prices', id, reason, action: 'price.withdraw', about })
}
