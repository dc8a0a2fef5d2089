import { fullCompany } from '#db/demo/company-shape.ts'
import type { DemoCluster } from '#db/demo/demo-clusters.ts'
import { liveWorkloads } from '#db/demo/live-workloads.ts'
import { planCompany } from '#db/demo/plan-company.ts'
import { selectRunningArtefacts } from '#db/queries/select-running-artefacts.ts'
import { stretchCoverage } from '#db/queries/stretch-coverage.ts'
import { type SourceConfig, sourceSchema } from '#lib/collect/config/source-schema.ts'
import { runCollectors } from '#lib/collect/run-collectors.ts'
import { dayOf } from '#lib/domain/time/day.ts'
import { hourMs, minuteMs, secondMs } from '#lib/domain/time/durations.ts'
import { log } from '#lib/log/log.ts'
import type { LoopContext } from '../loop.ts'
import type { Replay, ReplayService } from '../replay/replay-service.ts'
import { startHeliosReplay } from '../replay/start-helios-replay.ts'
import { startKubernetesReplay } from '../replay/start-kubernetes-replay.ts'
import type { DemoState } from './demo-state.ts'
import { demoFreshnessSeconds } from './make-sources-known.ts'

/** Between two rollouts of the whole company: while somebody probably watches, and after that, at the company's own pace. */
const watchedEveryMs = 45 * secondMs
const usualEveryMs = 6 * minuteMs
const watchedForMs = 2 * hourMs
const rolloutMs = 15 * secondMs
const heartbeatMs = 20 * secondMs
/** A longer rest stays a gap: its weeks would otherwise count as weeks without deploys. */
const restMs = 24 * hourMs

type Living = { cluster: DemoCluster; services: ReplayService[] }

/** Plays the company's platforms on: replay servers in this process, and the real collectors that follow them over HTTP. */
export async function keepDemoAlive({ db, signal }: LoopContext, state: DemoState): Promise<void> {
  const living = await livingClusters({ db }, state)
  const startedAt = Date.now()
  const replays = await Promise.all(living.map(known => startReplay(known, living.length, startedAt)))
  const report = (source: string, error: unknown) =>
    log.warn({ source, err: error }, 'A replayed platform could not be read; it is tried again.')
  try {
    const sources = living.map((known, index) => sourceOf(known.cluster, replays[index]!.url))
    // Nothing happened on these platforms while nobody played them: a restart is no silence.
    await stretchCoverage(
      db.pool,
      sources.map(({ id }) => id),
      Date.now(),
      restMs,
    )
    log.info(
      { sources: sources.length },
      'The demo company lives on: collectors follow its replayed platforms.',
    )
    await runCollectors(sources, { db, env: {}, report, heartbeatMs, configuredIn: 'demo' }, signal)
  } finally {
    await Promise.all(replays.map(replay => replay.close()))
  }
}

/** Where the history, or an earlier run, left each cluster. */
async function livingClusters({ db }: Pick<LoopContext, 'db'>, { until }: DemoState): Promise<Living[]> {
  const workloads = liveWorkloads(planCompany(fullCompany, dayOf(until)), until)
  const running = await selectRunningArtefacts(
    db.pool,
    [...new Set(workloads.map(({ service }) => service))],
    [...new Set(workloads.map(({ cluster }) => cluster.id))],
  )
  const runningOn = new Map(running.map(known => [`${known.serviceId}@${known.cluster}`, known]))
  return [...Map.groupBy(workloads, ({ cluster }) => cluster)].map(([cluster, own]) => ({
    cluster,
    services: own.flatMap(({ service, name }) => {
      const known = runningOn.get(`${service}@${cluster.id}`)
      if (!known) return []
      const { version, artefact, finishedAt: deployedAt } = known
      return [{ service: name, version: version ?? '1.0.0', artefact, deployedAt }]
    }),
  }))
}

function startReplay({ cluster, services }: Living, clusters: number, startedAt: number): Promise<Replay> {
  const start = cluster.platform === 'helios' ? startHeliosReplay : startKubernetesReplay
  return start({
    cluster: cluster.id,
    services,
    rolloutMs,
    random: Math.random,
    clock: Date.now,
    get rolloutEveryMs() {
      return clusters * (Date.now() - startedAt < watchedForMs ? watchedEveryMs : usualEveryMs)
    },
  })
}

/** The configuration a person would write for the cluster; its hosts' cores are the history's, not the replay's few. */
function sourceOf({ id, platform, region, source }: DemoCluster, url: string): SourceConfig {
  const common = { id: source, cluster: id, region, freshnessSeconds: demoFreshnessSeconds }
  return sourceSchema.parse(
    platform === 'helios'
      ? { ...common, kind: 'helios', label: `Helios ${id}`, masters: [url], hostSamples: false }
      : { ...common, kind: 'kubernetes', label: `Kubernetes ${id}`, url },
  )
}
