import { dayMs, minuteMs, weekMs } from '#lib/domain/time/durations.ts'
import { yearEndFactor } from './demo-calendar.ts'
import type { DemoPlatform } from './demo-clusters.ts'
import { type Dice, diceFor } from './dice.ts'
import { isOn, ownerAt } from './effect-table.ts'
import type { DemoCompany } from './plan-company.ts'
import type { DemoLife } from './plan-life.ts'
import type { DemoService } from './plan-services.ts'
import { workingInstant } from './working-instant.ts'

export type Work = 'changed' | 'redeployed' | 'hosts_changed' | 'restarted' | 'scaled'

/** Something that happens to a service at an instant. `opened`, `closed`, `deleted` are its life; the rest is daily work. */
export type Moment =
  | { what: 'opened' | 'closed' | 'deleted'; at: number; platform: DemoPlatform }
  | { what: Work; at: number }

/** Share of changes that never reach production: the rate of changes is raised by it, so that deploys keep the true rate. */
export const lostShare = 0.015

/** All that happens to one service up to `until`, in order of time. Work that would fall into its opening or closing is left out. */
export function lifeMoments(
  company: DemoCompany,
  service: DemoService,
  life: DemoLife,
  until: number,
): Moment[] {
  const milestones = milestonesOf(life)
  const isQuiet = (at: number) =>
    milestones.every(({ at: other }) => at < other - 3 * 60 * minuteMs || at > other + 70 * minuteMs)
  return [...milestones, ...workOf(company, service, life).filter(({ at }) => isQuiet(at))]
    .filter(({ at }) => at <= until)
    .sort((one, other) => one.at - other.at)
}

function milestonesOf(life: DemoLife): Moment[] {
  const moments: Moment[] = []
  for (const platform of ['helios', 'kubernetes'] as const)
    for (const { fromAt, toAt } of life[platform]) {
      moments.push({ what: 'opened', at: fromAt, platform })
      if (toAt !== null) moments.push({ what: 'closed', at: toAt, platform })
    }
  const { heliosDeletedAt, kubernetesDeletedAt } = life
  if (heliosDeletedAt !== null) moments.push({ what: 'deleted', at: heliosDeletedAt, platform: 'helios' })
  if (kubernetesDeletedAt !== null)
    moments.push({ what: 'deleted', at: kubernetesDeletedAt, platform: 'kubernetes' })
  return moments
}

/** Per week beside changes: how often a platform or a person touches a service without bringing anything new. */
const redeploysPerWeek = 0.008
const hostChangesPerWeek = 0.035
const restartsPerWeek = 0.02
const scalingsPerWeek = 0.06

function workOf(company: DemoCompany, service: DemoService, life: DemoLife): Moment[] {
  const { calendar, effects, handovers, shape } = company
  const dice = diceFor(shape.seed, 'work', service.id)
  const office = service.team.office
  const moments: Moment[] = []
  const add = (what: Work, monday: number, mean: number) => {
    for (let left = dice.poisson(mean); left > 0; left--)
      moments.push({ what, at: workingInstant(monday + dice.integer(0, 4) * dayMs, office, dice) })
  }
  for (let week = 0; week <= calendar.weeks; week++) {
    const monday = calendar.mondayAt(week)
    const onHelios = isOnIn(life.helios, monday)
    const onKubernetes = isOnIn(life.kubernetes, monday)
    if (!onHelios && !onKubernetes) continue
    const team = ownerAt(handovers, service, monday)
    const mean =
      service.ratePerWeek * effects.factor(team, week) * weekMood(company, team, week) * yearEndFactor(monday)
    add('changed', monday, mean / (1 - lostShare))
    add('redeployed', monday, redeploysPerWeek)
    add('restarted', monday, restartsPerWeek)
    if (onHelios) add('hosts_changed', monday, hostChangesPerWeek)
    if (onKubernetes) add('scaled', monday, scalingsPerWeek)
  }
  return moments
}

const isOnIn = (stays: DemoLife['helios'], monday: number) =>
  isOn(stays, monday) || isOn(stays, monday + weekMs - 1)

/** A busy or a slow week of one team: 1 on average. */
export function weekMood(company: DemoCompany, team: string, week: number): number {
  const dice: Dice = diceFor(company.shape.seed, 'mood', team, week)
  const sigma = 0.25
  return Math.exp(sigma * dice.normal() - (sigma * sigma) / 2)
}
