/** Whom messages are for, as the admin page names them. */
export const subjectWords: Record<string, string> = {
  team: 'Team',
  team_lead: 'Lead of a team',
  area_lead: 'Lead of an area',
  leaders: 'Leaders',
  road_team: 'Road team',
  person: 'Person',
}

/** Types that are of a team or an area. */
export const hasSubjectId = (type: string): boolean => !['leaders', 'road_team'].includes(type)

/** `Team gangway`, `Leaders`. */
export const subjectText = ({ type, id, name }: { type: string; id: string; name?: string }): string =>
  [type === 'area_lead' || type === 'team_lead' ? `${subjectWords[type]}:` : subjectWords[type], name ?? id]
    .filter(Boolean)
    .join(' ')

export const kindWords: Record<string, string> = {
  reminder: 'Reminder',
  digest: 'Weekly digest',
  blocker_closed: 'Blocker ended',
  visit: 'Visit',
  report_link: 'Report link',
}
