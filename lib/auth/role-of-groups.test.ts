import { describe, expect, it } from 'vitest'
import { decodeGroupRoles, groupsOfClaim, roleOfGroups } from './role-of-groups.ts'

describe('roles from the groups of an identity provider', () => {
  const mapping = decodeGroupRoles('platform-admins=admin, execs=leader,gangway-team=team_member:gangway')

  it('gives the strongest role of all groups', () => {
    expect(roleOfGroups(['execs', 'platform-admins'], mapping)).toEqual({ role: 'admin', team: null })
  })
  it('gives a team member its team', () => {
    expect(roleOfGroups(['gangway-team'], mapping)).toEqual({ role: 'team_member', team: 'gangway' })
  })
  it('lets nobody in without a mapped group', () => {
    expect(roleOfGroups(['strangers'], mapping)).toBeNull()
  })
  it('names the part of the setting it cannot read', () => {
    expect(() => decodeGroupRoles('execs=boss')).toThrow('"execs=boss"')
  })
  it('reads no groups from an overage claim', () => {
    expect(groupsOfClaim({ _claim_names: {} })).toEqual([])
  })
})
