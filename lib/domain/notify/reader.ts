import type { IsHoliday } from '../time/working-day.ts'

/** Who is told something: a subject of contacts with what is needed to tell them at a good time. */
export type Reader = {
  type: 'team' | 'team_lead' | 'area_lead' | 'leaders' | 'road_team' | 'person'
  /** A team, an area, a person; empty for the leaders and the road team. */
  id: string
  /** What tells two addresses apart: two subjects that share one are one reader for every cap. */
  addresses: string[]
  zone: string
  isHoliday: IsHoliday
}
