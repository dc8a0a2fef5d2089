import { type Company, day, mondayOf, week } from './company.ts'
import { type JudgedService, stateOf } from './judge-states.ts'

type TeamWeek = {
  team: string
  monday: number
  side: 'on' | 'off' | 'mixed'
  deploys: number
  services: number
  days: number
}

/** Figures 1-3 and the other rules over the 12 full weeks before an instant; one push source that covers all but its first week. */
export function judgeFrequency(company: Company, services: JudgedService[], at: number) {
  const migration = company.catalog.migrations[0]
  if (!migration) throw new Error('the company has no migration')
  const lastMonday = mondayOf(at + 1)
  const mondays = Array.from({ length: 12 }, (_, i) => lastMonday - (12 - i) * week)
  const firstEvent = Math.min(...company.deploys.map(d => Date.parse(d.finishedAt)))
  const teamWeeks: TeamWeek[] = []
  for (const monday of mondays) {
    if (monday <= firstEvent) continue
    for (const { id: team } of company.catalog.teams) {
      const mine = services.filter(s => owns(company, s.id, team, monday) && stateOf(s, monday) !== 'idle')
      if (mine.length === 0) continue
      const movable = mine.filter(s => !s.isBorn)
      const there = movable.filter(s => s.targetAt(monday)).length
      const side = movable.length === 0 || there * 2 >= movable.length ? 'on' : there === 0 ? 'off' : 'mixed'
      const deploys = mine.flatMap(s =>
        s.counted.filter(c => c.inRates && c.at >= monday && c.at < monday + week),
      )
      const days = new Set(deploys.map(c => Math.floor(c.at / day))).size
      teamWeeks.push({ team, monday, side, deploys: deploys.length, services: mine.length, days })
    }
  }
  return {
    on: sideOf(teamWeeks, 'on'),
    off: sideOf(teamWeeks, 'off'),
    from: mondays[0] ?? 0,
    mixed: sideOf(teamWeeks, 'mixed'),
  }

  function owns(of: Company, id: string, team: string, monday: number): boolean {
    const service = of.catalog.services.find(s => s.id === id)
    if (!service || !migration?.scope.kinds.includes(service.kind)) return false
    if (service.createdAt && Date.parse(service.createdAt) > monday) return false
    if (service.retiredAt && Date.parse(service.retiredAt) < monday + week) return false
    const entries = of.catalog.ownership
      .filter(o => o.service === id)
      .map(o => ({ team: o.team, at: Date.parse(`${o.from}T00:00:00Z`) }))
      .sort((a, b) => a.at - b.at)
    const ownerAt = (t: number) => entries.filter(o => o.at <= t).at(-1)?.team ?? service.team
    return (
      ownerAt(monday) === team &&
      ownerAt(monday + week - 1) === team &&
      !entries.some(o => o.at > monday && o.at < monday + week && o.team !== team)
    )
  }
}

function sideOf(all: TeamWeek[], side: TeamWeek['side']) {
  const rows = all.filter(r => r.side === side)
  const teams = new Map<string, TeamWeek[]>()
  for (const r of rows) teams.set(r.team, [...(teams.get(r.team) ?? []), r])
  const sum = (list: TeamWeek[], pick: (r: TeamWeek) => number) =>
    list.reduce((total, r) => total + pick(r), 0)
  const means = [...teams.values()].map(list => sum(list, r => r.deploys) / list.length).sort((a, b) => a - b)
  const weeks = new Set(rows.map(r => r.monday)).size
  const enough = teams.size >= 10 && weeks >= 6
  return {
    teams: teams.size,
    teamWeeks: rows.length,
    ratePerWeek: enough ? sum(rows, r => r.deploys) / rows.length : null,
    perService: enough ? sum(rows, r => r.deploys) / sum(rows, r => r.services) : null,
    medianTeam: enough ? median(means) : null,
  }
}

export function median(sorted: number[]): number | null {
  if (sorted.length === 0) return null
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
