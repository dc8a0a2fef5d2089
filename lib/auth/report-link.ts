import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { selectRecord } from '#db/queries/select-records.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'

const version = 1
export const reportLinkPrefix = 'lfr_'
const form = /^lfr_([0-9A-Za-z_-]{22})\.([0-9a-z]{1,11})\.([0-9A-Za-z_-]{43})$/
const keys = new Map<string, Buffer>()

/** What a link is for; instants epoch ms. */
export type ReportLink = { id: string; team: string; migration: string; expiresAt: number }

/** One key per instance secret, for report links alone. */
function signingKey(instanceSecret: string): Buffer {
  const held = keys.get(instanceSecret)
  if (held !== undefined) return held
  const key = Buffer.from(hkdfSync('sha256', instanceSecret, 'landfall', 'report links, version 1', 32))
  keys.set(instanceSecret, key)
  return key
}

/**
 * `lfr_<id>.<expiry>.<mac>`: HMAC-SHA-256 over version, id, team, migration and expiry. The team is not in it: it stands in the
 * record of that id, and a record that says another one does not fit the mac.
 */
export function signReportLink(
  { id, team, migration, expiresAt }: ReportLink,
  instanceSecret: string,
): string {
  const signed = JSON.stringify([version, id, team, migration, expiresAt])
  const mac = createHmac('sha256', signingKey(instanceSecret)).update(signed).digest('base64url')
  const idText = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
  return `${reportLinkPrefix}${idText}.${expiresAt.toString(36)}.${mac}`
}

export type OpenedLink =
  | { is: 'open'; link: ReportLink }
  /** Signed by us, and over: another may be sent to its team. */
  | { is: 'over'; link: ReportLink; because: 'expired' | 'revoked' }
  | { is: 'bad' }

/** What a text is that claims to be a report link. Every byte of it counts. */
export async function openReportLink(
  db: Database,
  token: string,
  instanceSecret: string,
  now: number,
): Promise<OpenedLink> {
  const [, idText] = form.exec(token) ?? []
  if (idText === undefined) return { is: 'bad' }
  const hex = Buffer.from(idText, 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const row = await selectRecord(db.pool, 'reportLinks', id)
  if (row === null) return { is: 'bad' }
  const { team, migration, expiresAt, withdrawnAt } = row
  const link = { id, team, migration, expiresAt }
  const [given, expected] = [token, signReportLink(link, instanceSecret)].map(text => Buffer.from(text))
  if (given!.length !== expected!.length || !timingSafeEqual(given!, expected!)) return { is: 'bad' }
  if (withdrawnAt !== null && withdrawnAt <= now) return { is: 'over', link, because: 'revoked' }
  return expiresAt <= now ? { is: 'over', link, because: 'expired' } : { is: 'open', link }
}

/** Who holds a link: nobody by name, one team, one form. */
export const viewerOfLink = ({ id, team, migration }: ReportLink): Viewer => ({
  kind: 'link',
  id,
  name: `${team} by report link`,
  team,
  migration,
})

/** Where the form opens, without the address of the site. */
export const reportLinkPath = (team: string, token: string): string =>
  `/report/${encodeURIComponent(team)}?link=${token}`
