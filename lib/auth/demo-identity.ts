import type { Role } from '#lib/domain/access/viewer.ts'
import type { SignedIn } from './start-session.ts'

/** Whom a newcomer can enter the demo company as. */
export const demoEntries = [
  { role: 'leader', name: 'Engineering leadership', opens: 'the overview' },
  { role: 'road_team', name: 'Road team', opens: 'teams with most left' },
  { role: 'team_member', name: 'A team', opens: 'its own page' },
  { role: 'admin', name: 'Platform admin', opens: 'sources' },
] as const satisfies readonly { role: Role; name: string; opens: string }[]

export const demoIssuer = 'landfall-demo'

/** The invented person behind one entry of the demo's sign-in page; null for a role that is not offered. */
export function demoIdentity(role: string, team: string | null): SignedIn | null {
  const entry = demoEntries.find(known => known.role === role)
  if (!entry) return null
  const own = entry.role === 'team_member' ? team : null
  return {
    issuer: demoIssuer,
    subject: own ? `${entry.role}:${own}` : entry.role,
    name: own ? `${own}, reporter` : entry.name,
    // Of a domain that stands for nobody: the digest can be asked for, and never leaves.
    email: `${own ?? entry.role.replaceAll('_', '-')}@landfall.example`,
    role: entry.role,
    team: own,
  }
}
