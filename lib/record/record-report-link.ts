import type { PoolClient } from 'pg'
import { z } from 'zod'
import { withTransaction } from '#db/client.ts'
import { hasMessage } from '#db/queries/has-message.ts'
import { insertMessages } from '#db/queries/insert-outbox.ts'
import type { RecordRows } from '#db/queries/record-tables.ts'
import { selectCatalog } from '#db/queries/select-catalog.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import type { Queryable } from '#db/queryable.ts'
import { mayMakeReportLink } from '#lib/domain/access/may-report.ts'
import { dayMs, hourMs } from '#lib/domain/time/durations.ts'
import { nameField, reasonField } from './act-fields.ts'
import { ActRefused } from './record-error.ts'
import { insertRecordIn, type RecordAct, withdrawRecord } from './records.ts'
import { requireAllowed } from './require-allowed.ts'
import { requireMigrationNamed } from './require-subject.ts'

export const mostLinkDays = 14

export const newReportLinkSchema = z.strictObject({
  team: nameField,
  migration: nameField.optional(),
  /** Full days until it is over. */
  days: z.int().min(1).max(mostLinkDays).default(mostLinkDays),
})
export type NewReportLink = z.output<typeof newReportLinkSchema>
export const revokedLinkSchema = z.strictObject({ reason: reasonField.optional() })

export type MadeLink = { id: string; team: string; migration: string; expiresAt: number }

/** Writes down that a team's form may be opened by a signed link. Who composes signs it. Throws ActRefused. */
export async function recordReportLink(act: RecordAct, input: NewReportLink): Promise<MadeLink> {
  const { viewer, db, now } = act
  requireAllowed(
    viewer,
    mayMakeReportLink(viewer, input.team),
    'The road team, admins and the team itself make links of its report.',
  )
  await requireTeam(db.pool, input.team)
  const { id: migration } = await requireMigrationNamed(db.pool, input.migration)
  return withTransaction(db, client =>
    insertReportLinkIn(client, act, { team: input.team, migration, expiresAt: now + input.days * dayMs }),
  )
}

/** The same within the caller's transaction, by an act or a worker that has decided that it may. */
export async function insertReportLinkIn(
  client: PoolClient,
  act: Pick<RecordAct, 'viewer' | 'now'>,
  link: Omit<MadeLink, 'id'>,
): Promise<MadeLink> {
  const id = await insertRecordIn(client, act, {
    kind: 'reportLinks',
    values: link,
    reason: null,
    action: 'report_link.make',
    about: { type: 'team', id: link.team },
  })
  return { id, ...link }
}

/** Ends a link now. Throws ActRefused. */
export async function revokeReportLink(act: RecordAct, id: string, reason: string | null): Promise<void> {
  const link = await requireLink(act, id)
  const about = { type: 'team', id: link.team }
  await withdrawRecord(act, { kind: 'reportLinks', id, reason, action: 'report_link.revoke', about })
}

async function requireLink({ db, viewer }: RecordAct, id: string): Promise<RecordRows['reportLinks']> {
  const link = await selectRecord(db.pool, 'reportLinks', id)
  if (link === null) throw new ActRefused('not_found', 'There is no such link.')
  requireAllowed(
    viewer,
    mayMakeReportLink(viewer, link.team),
    'The road team, admins and the team itself revoke links of its report.',
  )
  if (link.withdrawnAt !== null) throw new ActRefused('wrong_state', 'It was revoked already.')
  return link
}

/**
 * Sends another link to the addresses a team has left with us, at most one an hour. Whoever asks holds a link that was signed
 * here; they learn nothing of what came of it. `pathOf`: the signed path of a link.
 */
export async function resendReportLink(
  { db, now }: Pick<RecordAct, 'db' | 'now'>,
  { team, migration }: Pick<MadeLink, 'team' | 'migration'>,
  pathOf: (link: MadeLink) => string,
): Promise<void> {
  await withTransaction(db, async client => {
    const key = `report_link/${migration}/${team}/${Math.floor(now / hourMs)}`
    if (await hasMessage(client, key)) return
    const asLandfall = { viewer: { kind: 'token' as const, id: '', name: 'Landfall', scopes: [] }, now }
    const link = await insertReportLinkIn(client, asLandfall, {
      team,
      migration,
      expiresAt: now + mostLinkDays * dayMs,
    })
    await insertMessages(client, now, [
      {
        key,
        kind: 'report_link',
        subject: { type: 'team', id: team },
        title: 'Your report: a new link',
        body: `The link to the report of ${team} had run out, and somebody asked for another. It opens the report and nothing else, for ${mostLinkDays} days:\n${pathOf(link)}`,
        sendAfterAt: now,
      },
    ])
  })
}

async function requireTeam(db: Queryable, team: string): Promise<void> {
  const { teams, services, ownership } = await selectCatalog(db)
  const isKnown =
    teams.some(({ id }) => id === team) || [...services, ...ownership].some(row => row.team === team)
  if (!isKnown)
    throw new ActRefused('invalid', `There is no team ${team}.`, [{ path: '/team', message: 'is not there' }])
}
