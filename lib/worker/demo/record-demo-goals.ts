import type { Database } from '#db/client.ts'
import type { Viewer } from '#lib/domain/access/viewer.ts'
import { noFilters } from '#lib/domain/filter/filters.ts'
import { shareFor } from '#lib/domain/goal/next-step.ts'
import { addDays, dayOf } from '#lib/domain/time/day.ts'
import { ask } from '#lib/read/ask.ts'
import { goalGround } from '#lib/read/goal-ground.ts'
import { goalStandings, type Standing } from '#lib/read/goal-standings.ts'
import { ActRefused } from '#lib/record/record-error.ts'
import { recordGoal, replaceGoal } from '#lib/record/record-goal.ts'
import { demoPeople, writtenOn } from './demo-people.ts'

type Said = { weeksAgo: number; dueWeeks: number; reason?: string }
type Plan = { subject: Standing; share: number; said: Said[]; by: Viewer }

/** As far back as the first step of the company may have been reached. */
const lookBackWeeks = 60

const wholePercent = (share: number): number => Math.floor(share * 100 + 1e-9) / 100

/**
 * A company with a step behind it and one ahead, areas on pace, behind and past their day, and teams that took theirs from
 * their own pace: believable because every share is read off what the company did, and refused where a person's would be.
 */
export async function recordDemoGoals(db: Database, until: number): Promise<void> {
  const today = dayOf(until)
  const on = (weeks: number) => addDays(today, 7 * weeks)
  const standingsOn = async (day: string) => {
    const question = await ask({ db, viewer: demoPeople.lead, now: writtenOn(day) }, noFilters)
    return new Map((await goalStandings(question)).map(one => [`${one.type} ${one.id}`, one]))
  }
  const now = await standingsOn(today)
  const then = await standingsOn(on(-20))
  const company = now.get('company ')!
  const firstShare = wholePercent(0.75 * (company.share ?? 0))
  let reachedWeek = -lookBackWeeks
  while (reachedWeek < 0 && ((await standingsOn(on(reachedWeek))).get('company ')?.share ?? 0) < firstShare)
    reachedWeek += 4
  const plans = [...companyPlans(company, firstShare, -reachedWeek), ...partPlans([...now.values()], then)]
  const act = (weeksAgo: number, viewer: Viewer) => ({ db, viewer, now: writtenOn(on(-weeksAgo)) })
  for (const { subject, share, said, by } of plans) {
    let id: string | null = null
    for (const { weeksAgo, dueWeeks, reason } of said) {
      const given = act(weeksAgo, by)
      const find: Parameters<typeof recordGoal>[2] = async (migration, whose, without) =>
        (await goalGround(given, migration, whose, without)).ground
      const part = subject.type === 'company' ? {} : { [subject.type]: subject.id }
      try {
        id =
          id === null
            ? await recordGoal(given, { ...part, share, due: on(dueWeeks), reason }, find)
            : await replaceGoal(given, id, { due: on(dueWeeks), reason: reason ?? 'Moved.' }, find)
      } catch (error) {
        // What a person would not have been allowed to promise is not promised here either.
        if (!(error instanceof ActRefused)) throw error
        break
      }
    }
  }
}

type Standings = ReadonlyMap<string, Standing>

/** A first step whose day was moved once and which was reached, and the one after it. */
function companyPlans(company: Standing, firstShare: number, reachedAgo: number): Plan[] {
  const { lead } = demoPeople
  if (company.share === null) return []
  const perWeek = company.pace.perWeek ?? 0
  return [
    {
      subject: company,
      share: firstShare,
      by: lead,
      said: [
        { weeksAgo: reachedAgo + 10, dueWeeks: -reachedAgo - 3, reason: 'Agreed with all areas.' },
        { weeksAgo: reachedAgo + 5, dueWeeks: -reachedAgo + 4, reason: 'The freeze cost four weeks.' },
      ],
    },
    {
      subject: company,
      share: Math.min(0.97, wholePercent((company.moved + perWeek * 20) / company.base)),
      by: lead,
      said: [
        { weeksAgo: 16, dueWeeks: 10, reason: 'The step after the first.' },
        { weeksAgo: 5, dueWeeks: 19, reason: 'The last big teams begin after the holidays.' },
      ],
    },
  ]
}

/** Areas on pace, behind and past their day; teams with a step from their own pace, some of them behind them. */
function partPlans(now: readonly Standing[], then: Standings): Plan[] {
  const { lead, road } = demoPeople
  const plans: Plan[] = []
  const areas = now.filter(({ type, share }) => type === 'area' && share !== null).slice(0, 5)
  for (const [index, area] of areas.entries()) {
    const past = then.get(`area ${area.id}`)?.share ?? 0
    const gained = area.share! - past
    const isMissed = index === 3
    plans.push({
      subject: area,
      share: Math.min(
        0.98,
        wholePercent(isMissed ? area.share! + 0.03 : area.share! + Math.max(0.03, gained * 0.45)),
      ),
      by: index % 2 === 0 ? lead : road,
      said:
        index === 1
          ? [
              { weeksAgo: 28, dueWeeks: 4 },
              { weeksAgo: 7, dueWeeks: 15, reason: 'Two teams were reorganised in spring.' },
            ]
          : [{ weeksAgo: 28, dueWeeks: isMissed ? -2 : 13 }],
    })
  }
  const teams = now.filter(({ type, base }) => type === 'team' && base >= 5)
  const reached = teams.filter(team => team.moved - (then.get(`team ${team.id}`)?.moved ?? team.moved) >= 2)
  for (const team of reached.slice(0, 3))
    plans.push({
      subject: team,
      share: shareFor(team.moved, team.base),
      by: road,
      said: [{ weeksAgo: 19, dueWeeks: -1, reason: 'Two services at least, with the road team.' }],
    })
  const open = teams.filter(({ proposal, left }) => proposal !== null && proposal.chance >= 0.6 && left >= 3)
  for (const [index, team] of open.slice(0, 8).entries())
    plans.push({
      subject: team,
      share: team.proposal!.share,
      by: road,
      said:
        index % 3 === 1
          ? [
              { weeksAgo: 9, dueWeeks: 5 },
              { weeksAgo: 3, dueWeeks: 12, reason: 'Waits for stateful volumes.' },
            ]
          : [{ weeksAgo: 4, dueWeeks: 10 }],
    })
  return plans
}
