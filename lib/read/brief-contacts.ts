import { selectContacts } from '#db/queries/select-contacts.ts'
import { isOfTeam } from '#lib/domain/access/holds-role.ts'
import { mayPlanVisits } from '#lib/domain/access/may-plan-visits.ts'
import type { TeamBrief } from './answers/visit-brief-answer.ts'
import type { Question } from './ask.ts'

type Contact = TeamBrief['contacts'][number]

/** Whom to ask about a team, by role. Names and addresses of people are for who goes there and for the team itself. */
export async function briefContacts(
  { context, world, now }: Question,
  team: string,
  blockers: TeamBrief['blockers'],
): Promise<Contact[]> {
  const { viewer, db } = context
  const isTrusted = mayPlanVisits(viewer) || isOfTeam(viewer, team)
  const known = world.teams.get(team)
  const area = known?.area ?? null
  const wanted = [
    { role: 'team', type: 'team', id: team, of: known?.name ?? team },
    { role: 'team_lead', type: 'team_lead', id: team, of: known?.name ?? team },
    {
      role: 'area_lead',
      type: 'area_lead',
      id: area,
      of: world.catalog.areas.find(({ id }) => id === area)?.name ?? area,
    },
  ] as const
  const rows = await selectContacts(db.pool, null, now)
  const people = wanted.flatMap(({ role, type, id, of }): Contact[] => {
    const own = rows.filter(({ subjectType, subjectId }) => subjectType === type && subjectId === id)
    if (own.length === 0 || of === null) return []
    const of1 = (field: 'name' | 'mail') => own.map(row => row[field]).find(value => value !== null) ?? null
    return [{ role, of, name: isTrusted ? of1('name') : null, mail: isTrusted ? of1('mail') : null }]
  })
  const owners = blockers.flatMap(({ title, ownerTeamName, ownerName }): Contact[] => {
    const name = [ownerName, ownerTeamName].filter(Boolean).join(', ')
    return name === '' ? [] : [{ role: 'blocker_owner', of: title, name, mail: null }]
  })
  return [...people, ...owners]
}
