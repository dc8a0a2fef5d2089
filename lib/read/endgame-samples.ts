import { selectClusterSampleHours } from '#db/queries/select-cluster-hours.ts'
import { selectProvisionedCores } from '#db/queries/select-provisioned-cores.ts'
import { dayMs } from '#lib/domain/time/durations.ts'
import type { Question } from './ask.ts'
import { wholeHours } from './cluster-hours.ts'
import { sampled } from './sampled.ts'

const sampledDays = 28
const secondsPerHour = 3_600

/** Means over the 28 days before the question's instant, in cores; null: no sample says. */
export type EndgameSamples = {
  coresOf(service: string, cluster: string): number | null
  capacityOf(cluster: string): number | null
}

/** What samples say of the origin: cores services were given, and what its clusters hold. */
export async function endgameSamples(question: Question, clusters: string[]): Promise<EndgameSamples> {
  const { context, migration, at, knownAt } = question
  const range = wholeHours(at - sampledDays * dayMs, at)
  const [rows, hours] = await Promise.all([
    sampled(question, 'provisioned cores', [migration.from, range], () =>
      selectProvisionedCores(context.db, migration.from, range.fromAt, range.toAt, knownAt),
    ),
    sampled(question, 'cluster samples', [range, clusters], () =>
      selectClusterSampleHours(context.db, { ...range, clusters, knownAt }),
    ),
  ])
  const cores = new Map(rows.map(row => [`${row.serviceId}\0${row.cluster}`, row.cores]))
  const capacities = Map.groupBy(
    hours.filter(({ allocatable }) => allocatable !== null),
    ({ cluster }) => cluster,
  )
  return {
    coresOf: (service, cluster) => cores.get(`${service}\0${cluster}`) ?? null,
    capacityOf(cluster) {
      const own = capacities.get(cluster)
      if (own === undefined) return null
      return own.reduce((sum, { allocatable }) => sum + allocatable!, 0) / own.length / secondsPerHour
    },
  }
}
