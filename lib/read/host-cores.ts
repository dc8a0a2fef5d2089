import { type ClusterSampleHour, selectClusterSampleHours } from '#db/queries/select-cluster-hours.ts'
import type { ClusterHour, HostCores } from '#lib/domain/cpu/cpu-input.ts'
import { provisionedIn } from '#lib/domain/cpu/utilization.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { Question } from './ask.ts'
import { clusterHours, wholeHours } from './cluster-hours.ts'
import { type Pools, productionClusters } from './pools.ts'
import { sampled } from './sampled.ts'
import { timelineIn } from './timelines.ts'

const comparedDays = 28
const secondsPerHour = 3_600

/** Mean cores of hosts and nodes in the 28 days before the baseline and in the period, and of what was born since (figure 13). */
export async function hostCores(
  question: Question,
  period: { fromAt: number; toAt: number },
  pools: Promise<Pools>,
): Promise<HostCores> {
  const { context, baselineAt, knownAt } = question
  const { origin, target } = productionClusters(question)
  const meanOf = async (clusters: string[], fromAt: number, toAt: number) => {
    const range = wholeHours(fromAt, toAt)
    const hours = await sampled(question, 'cluster samples', [range, clusters], () =>
      selectClusterSampleHours(context.db, { ...range, clusters, knownAt }),
    )
    return meanCores(hours.filter(({ hourAt }) => hourAt >= fromAt && hourAt < toAt))
  }
  const before = (clusters: string[]) =>
    baselineAt === null
      ? Promise.resolve(null)
      : meanOf(clusters, baselineAt - comparedDays * dayMs, baselineAt)
  const [originAtBaseline, originNow, nodesAtBaseline, nodesNow, bornNow] = await Promise.all([
    before(origin),
    meanOf(origin, period.fromAt, period.toAt),
    before(target),
    meanOf(target, period.fromAt, period.toAt),
    bornCores(question, period, pools),
  ])
  return { originAtBaseline, originNow, nodesAtBaseline, nodesNow, bornNow }
}

/** Each cluster's mean over its sampled hours, added up; null without any. */
function meanCores(hours: ClusterSampleHour[]): number | null {
  const told = hours.filter(({ allocatable }) => allocatable !== null)
  if (told.length === 0) return null
  return [...Map.groupBy(told, ({ cluster }) => cluster).values()].reduce(
    (sum, own) =>
      sum + own.reduce((cores, { allocatable }) => cores + allocatable!, 0) / own.length / secondsPerHour,
    0,
  )
}

async function bornCores(
  question: Question,
  { fromAt, toAt }: { fromAt: number; toAt: number },
  pools: Promise<Pools>,
): Promise<number | null> {
  const born = [...question.world.services.values()].filter(
    entry => timelineIn(question, entry).isBorn === true,
  )
  const ids = born.map(({ service }) => service.id)
  const hours = (await clusterHours(question, ids, fromAt, toAt, pools)).filter(
    ({ side }) => side === 'target',
  )
  const usable = hours.filter(hour => provisionedIn(hour) !== null)
  if (usable.length === 0) return ids.length === 0 ? 0 : null
  const mean = (own: ClusterHour[]) =>
    own.reduce((sum, hour) => sum + provisionedIn(hour)!, 0) / own.length / secondsPerHour
  return [...Map.groupBy(usable, ({ cluster }) => cluster).values()].reduce((sum, own) => sum + mean(own), 0)
}
