import { z } from 'zod'
import { instantField, nameField } from '../contract-fields.ts'

/** More than this no fleet has; beyond, a double counts no single core-seconds any more. */
const quantity = z.number().min(0).max(1e15).nullish()

const sampleBase = {
  at: instantField,
  cluster: nameField(),
  /** Length of the stretch the sample speaks of: a second to 31 days. */
  seconds: z.int().min(1).max(2_678_400),
  usedCoreSeconds: quantity,
  requestedCoreSeconds: quantity,
  source: nameField(500).nullish(),
}

/** CPU and readiness of one service on one cluster over [at, at + seconds). */
export const serviceSampleSchema = z.object({
  ...sampleBase,
  service: nameField(),
  platform: nameField().nullish(),
  provisionedCoreSeconds: quantity,
  readyInstances: z.int().min(0).max(10_000_000).nullish(),
  requestsPerSecond: quantity,
})

/** Capacity and use of one cluster over [at, at + seconds). */
export const clusterSampleSchema = z.object({ ...sampleBase, allocatableCoreSeconds: quantity })
