import type { Blocker } from '#lib/domain/blocker/blocker.ts'
import { type BlockerWorth, blockerWorths, nothingHeld } from '#lib/domain/blocker/blocker-worth.ts'
import { freedNotMoved } from '#lib/domain/blocker/freed-not-moved.ts'
import { once } from './answer-cache.ts'
import type { Question } from './ask.ts'
import { blockersIn } from './blockers-in.ts'
import { endgameSamples } from './endgame-samples.ts'
import { type LeftService, leftServicesIn } from './left-services-in.ts'
import { selectedServices } from './selection.ts'

/** `cores`: what samples say it was given on the origin in the last 28 days; null: nothing. */
export type SampledLeft = LeftService & { cores: number | null }

/** All blockers with what their ends are worth to the services the filters let in. */
export type BlockerGround = {
  blockers: Blocker[]
  byId: ReadonlyMap<string, Blocker>
  /** The filters' services that are left. */
  left: SampledLeft[]
  leftById: ReadonlyMap<string, SampledLeft>
  worthOf(id: string): BlockerWorth
  /** Services freed for more than 30 days, by the blocker that ended last. */
  notMoved: ReadonlyMap<string, string[]>
}

export const blockerGround = (question: Question): Promise<BlockerGround> =>
  once(question, `blocker ground ${question.samplesVersion}`, () => compute(question))

async function compute(question: Question): Promise<BlockerGround> {
  const { world, filters, at } = question
  const coresOf = await originCores(question)
  const selected = new Set(selectedServices(world, filters, at).map(({ service }) => service.id))
  const left = leftServicesIn(question)
    .filter(({ service }) => selected.has(service))
    .map(one => ({ ...one, cores: coresOf(one.service) }))
  const blockers = blockersIn(question)
  const worths = blockerWorths(left)
  return {
    blockers,
    byId: new Map(blockers.map(one => [one.id, one])),
    left,
    leftById: new Map(left.map(one => [one.service, one])),
    worthOf: id => worths.get(id) ?? nothingHeld,
    notMoved: freedNotMoved(blockers, left, at),
  }
}

/** Cores of a service over all clusters of the origin; null without any sample. */
async function originCores(question: Question): Promise<(service: string) => number | null> {
  const { world, migration } = question
  const clusters = [
    ...new Set([
      ...world.catalog.clusters.flatMap(({ id, platform }) => (platform === migration.from ? [id] : [])),
      migration.from,
    ]),
  ]
  const samples = await endgameSamples(question, clusters)
  return service => {
    const known = clusters.flatMap(cluster => samples.coresOf(service, cluster) ?? [])
    return known.length === 0 ? null : known.reduce((sum, cores) => sum + cores, 0)
  }
}
