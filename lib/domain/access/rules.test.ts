import { describe, expect, it } from 'vitest'
import { mayAnnotate } from './may-annotate.ts'
import { mayDecide } from './may-decide.ts'
import { mayDispute } from './may-dispute.ts'
import { mayApproveExemption, mayExempt } from './may-exempt.ts'
import { mayEndCalendar, mayMakeCalendar } from './may-make-calendar.ts'
import { mayMute } from './may-mute.ts'
import { mayOverride } from './may-override.ts'
import { mayPlanVisits } from './may-plan-visits.ts'
import { mayReadAudit } from './may-read-audit.ts'
import { mayReadMessages } from './may-read-messages.ts'
import { mayHoldService, mayRecordBlocker, maySteerBlocker } from './may-record-blocker.ts'
import { mayRecordCommitment } from './may-record-commitment.ts'
import { mayRecordGoal } from './may-record-goal.ts'
import { mayRecordPhase } from './may-record-phase.ts'
import { mayRecordReview } from './may-record-review.ts'
import { mayMakeReportLink, mayReport, mayWithdrawReport } from './may-report.ts'
import { mayRequestVisit } from './may-request-visit.ts'
import { maySetContact } from './may-set-contact.ts'
import { maySetPrice } from './may-set-price.ts'
import { maySetScope } from './may-set-scope.ts'
import { type Role, roles, type Viewer } from './viewer.ts'

const person = (role: Role, team: string | null = null): Viewer => ({
  kind: 'person',
  id: role,
  name: role,
  role,
  team,
})
const token = (...scopes: string[]): Viewer => ({ kind: 'token', id: 't', name: 't', scopes })
const link = (team: string): Viewer => ({ kind: 'link', id: 'l', name: 'l', team, migration: 'm' })
const viewers: [name: string, viewer: Viewer][] = [
  ...roles.filter(role => role !== 'team_member').map((role): [string, Viewer] => [role, person(role)]),
  ['member of the owner', person('team_member', 'keel')],
  ['member of another', person('team_member', 'mast')],
  ['admin token', token('admin')],
  ['token of the owner', token('report:keel')],
  ['reading token', token('read', 'ingest:*', 'report:mast')],
  ['link of the owner', link('keel')],
  ['link of another', link('mast')],
  ['nobody', { kind: 'nobody' }],
]
const allowed = (rule: (viewer: Viewer) => boolean) =>
  viewers.filter(([, viewer]) => rule(viewer)).map(([name]) => name)

const leaders = ['leader', 'road_team', 'admin', 'admin token']
const owners = ['leader', 'road_team', 'admin', 'member of the owner', 'admin token', 'token of the owner']
const roadTeam = ['road_team', 'admin', 'admin token']
const ownersAndRoad = [...roadTeam, 'member of the owner', 'token of the owner']
const admins = ['admin', 'admin token']

describe('who may', () => {
  it.each([
    ['bookmark reviews', mayRecordReview, leaders],
    ['write on charts', mayAnnotate, leaders],
    ['mute', mayMute, leaders],
    ['set goals of the company', (v: Viewer) => mayRecordGoal(v, { type: 'company' }), leaders],
    ['set goals of an area', (v: Viewer) => mayRecordGoal(v, { type: 'area', id: 'keel' }), leaders],
    ['set goals of a team', (v: Viewer) => mayRecordGoal(v, { type: 'team', id: 'keel' }), owners],
    ['dispute', (v: Viewer) => mayDispute(v, 'keel'), owners],
    ['decide', (v: Viewer) => mayDecide(v, 'keel'), owners],
    [
      'write blockers down',
      mayRecordBlocker,
      [...roadTeam, 'member of the owner', 'member of another', 'token of the owner', 'reading token'],
    ],
    ['say what holds a service', (v: Viewer) => mayHoldService(v, 'keel'), ownersAndRoad],
    ['say what holds a service nobody owns', (v: Viewer) => mayHoldService(v, null), roadTeam],
    ['write down promises of a visit', mayRecordCommitment, roadTeam],
    [
      'make addresses of calendars',
      mayMakeCalendar,
      [...leaders, 'auditor', 'member of the owner', 'member of another'],
    ],
    ['end the address of a calendar a leader made', (v: Viewer) => mayEndCalendar(v, 'leader'), leaders],
    ['promise a day for a blocker', (v: Viewer) => maySteerBlocker(v, 'keel'), ownersAndRoad],
    ['plan visits', mayPlanVisits, roadTeam],
    ['ask for a visit', (v: Viewer) => mayRequestVisit(v, 'keel'), ownersAndRoad],
    ['write down exemptions', (v: Viewer) => mayExempt(v, 'keel'), owners],
    ['write down exemptions of what nobody owns', (v: Viewer) => mayExempt(v, null), leaders],
    ['approve exemptions', mayApproveExemption, ['leader', 'admin', 'admin token']],
    ['set the scope', maySetScope, admins],
    ['set contacts of teams', (v: Viewer) => maySetContact(v, { type: 'team', id: 'keel' }), admins],
    [
      'set contacts of a person',
      (v: Viewer) => maySetContact(v, { type: 'person', id: 'auditor' }),
      ['auditor', ...admins],
    ],
    ['read messages', mayReadMessages, admins],
    ['set prices', maySetPrice, admins],
    ['override states', mayOverride, admins],
    ['record phases', mayRecordPhase, admins],
    [
      'report',
      (v: Viewer) => mayReport(v, 'keel', 'm'),
      ['admin', 'member of the owner', 'admin token', 'token of the owner', 'link of the owner'],
    ],
    [
      'report in another migration by a link',
      (v: Viewer) => v.kind === 'link' && mayReport(v, 'keel', 'n'),
      [],
    ],
    [
      'make report links',
      (v: Viewer) => mayMakeReportLink(v, 'keel'),
      ['road_team', 'admin', 'member of the owner', 'admin token', 'token of the owner'],
    ],
    [
      'take a report back',
      (v: Viewer) => mayWithdrawReport(v, { team: 'keel', migration: 'm', recordedBy: 'l' }),
      ['admin', 'admin token', 'link of the owner'],
    ],
    ['read the audit log', mayReadAudit, ['leader', 'auditor', 'admin', 'admin token']],
  ] as const)('%s', (_, rule, who) => {
    expect(allowed(rule).sort()).toEqual([...who].sort())
  })
})
