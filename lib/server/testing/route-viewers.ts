import { encode } from 'next-auth/jwt'
import type { Database } from '#db/client.ts'
import { recordApiToken } from '#lib/auth/record-api-token.ts'
import { signReportLink } from '#lib/auth/report-link.ts'
import { startSession } from '#lib/auth/start-session.ts'
import type { Role, Viewer } from '#lib/domain/access/viewer.ts'
import { recordReportLink } from '#lib/record/record-report-link.ts'

const secret = 'a-secret-for-tests-with-32-letters'
const asAdmin: Viewer = { kind: 'token', id: 't', name: 'tests', scopes: ['admin'] }

const people: [name: string, role: Role, team: string | null][] = [
  ['leader', 'leader', null],
  ['road team', 'road_team', null],
  ['member', 'team_member', 'gangway'],
  ['other member', 'team_member', 'ballast'],
  ['auditor', 'auditor', null],
  ['admin', 'admin', null],
]
const tokens: [name: string, scope: string][] = [
  ['admin token', 'admin'],
  ['reading token', 'read'],
  ['own token', 'report:gangway'],
  ['other token', 'report:ballast'],
  ['ingest token', 'ingest:pipeline'],
  ['card token', 'card:team:gangway'],
  ['calendar token', 'calendar:all'],
]

/** Everybody who may knock, as headers to send: people of each role, tokens of each scope, a signed link, nobody. */
export async function routeViewers(db: Database): Promise<Map<string, Record<string, string>>> {
  process.env.LANDFALL_AUTH_SECRET = secret
  const now = Date.now()
  const viewers = new Map<string, Record<string, string>>([['nobody', {}]])
  for (const [name, scope] of tokens) {
    const given = { name, scopes: [scope], createdBy: 'test', expiresAt: null }
    const { token } = await recordApiToken(db.pool, given, now)
    viewers.set(name, { authorization: `Bearer ${token}` })
  }
  const link = await recordReportLink({ db, viewer: asAdmin, now }, { team: 'gangway', days: 1 })
  const signed = signReportLink(link, secret)
  viewers.set('own link', { authorization: `Bearer ${signed}` })
  for (const [name, role, team] of people) {
    const who = { issuer: 'test', subject: name, name, email: `${role}@example.com`, role, team }
    const sid = await startSession(db, who, now)
    const cookie = await encode({ token: { sid }, secret })
    viewers.set(name, { cookie: `landfall.session=${cookie}`, 'sec-fetch-site': 'same-origin' })
  }
  return viewers
}
