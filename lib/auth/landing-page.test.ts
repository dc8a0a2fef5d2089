import { expect, test } from 'vitest'
import type { Role, Viewer } from '#lib/domain/access/viewer.ts'
import { landingPage } from './landing-page.ts'

const person = (role: Role, team: string | null = null): Viewer => ({
  kind: 'person',
  id: '1',
  name: 'Someone',
  role,
  team,
})

test.each([
  [person('leader'), '/overview'],
  [person('auditor'), '/overview'],
  [person('road_team'), '/visits'],
  [person('team_member', 'gang way'), '/teams/gang%20way'],
  [person('team_member'), '/overview'],
  [person('admin'), '/sources'],
  [{ kind: 'nobody' } as Viewer, '/login'],
])('%o starts at %s', (viewer, path) => {
  expect(landingPage(viewer)).toBe(path)
})
