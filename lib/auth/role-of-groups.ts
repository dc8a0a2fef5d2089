import { type Role, roles } from '#lib/domain/access/viewer.ts'

/** A group of the identity provider and what it gives. `team` only matters for team members. */
export type GroupRole = { group: string; role: Role; team: string | null }

const strongestFirst: Role[] = ['admin', 'leader', 'road_team', 'auditor', 'team_member']

/** The strongest role any of the groups gives; null, and so no entry, when none does. */
export function roleOfGroups(
  groups: string[],
  mapping: GroupRole[],
): { role: Role; team: string | null } | null {
  const given = mapping.filter(entry => groups.includes(entry.group))
  for (const role of strongestFirst) {
    const match = given.find(entry => entry.role === role)
    if (match) return { role, team: match.team }
  }
  return null
}

/**
 * Reads `LANDFALL_ROLES`: `group=role` or `group=team_member:team`, separated by commas.
 * Throws with the offending part named.
 */
export function decodeGroupRoles(text: string): GroupRole[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => {
      const match = /^(.+)=([a-z_]+)(?::(.+))?$/.exec(part)
      const role = roles.find(known => known === match?.[2])
      if (!match?.[1] || !role) {
        throw new Error(
          `LANDFALL_ROLES: "${part}" is not group=role or group=team_member:team (roles: ${roles.join(', ')})`,
        )
      }
      return { group: match[1], role, team: match[3] ?? null }
    })
}

/** Groups of an ID token: a list of strings. Anything else (an overage claim, a single string) gives none. */
export function groupsOfClaim(claim: unknown): string[] {
  return Array.isArray(claim) ? claim.filter((group): group is string => typeof group === 'string') : []
}
