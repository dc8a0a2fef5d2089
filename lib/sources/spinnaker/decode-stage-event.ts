import { z } from 'zod'
import type { RolloutOutcome } from '#lib/domain/deploy/rollout.ts'
import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent } from '../contract.ts'
import { issuesOf, nameField } from '../contract-fields.ts'
import { foreignEpochMs, foreignRecord } from '../foreign-fields.ts'
import { ignoredEvent } from '../ignored-event.ts'
import { judgeEvent } from '../judge-event.ts'
import { shortKey } from '../short-key.ts'
import type { EchoEvent } from './echo-event.ts'
import { type Execution, readExecution, type Stage } from './execution.ts'
import { stageRollouts } from './stage-rollouts.ts'
import { countedAround, stageTypeOf, typeByContext } from './stage-type.ts'

const contentSchema = z.object({
  executionId: nameField(),
  stageId: nameField(),
  startTime: foreignEpochMs,
  endTime: foreignEpochMs,
  isSynthetic: z.boolean().catch(false),
  canceled: z.boolean().catch(false),
  context: foreignRecord,
})

const unknownExecution: Execution = {
  id: null,
  application: null,
  status: null,
  authentication: { user: null },
  trigger: { user: null },
  stages: [],
  stageById: new Map(),
}

/** A stage that completed or failed. Its type is only in the execution, its own times and context are in the event. */
export function decodeStageEvent(
  { content, type: eventType, createdAt }: EchoEvent,
  phase: 'complete' | 'failed',
  { source, now, cluster = null, platform = null, ...context }: DecodeContext,
): Decoded<DecodedEvent> {
  const parsed = contentSchema.safeParse(content)
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error, '/content') }
  const { executionId, stageId, startTime, endTime, isSynthetic, canceled } = parsed.data
  const id = shortKey(executionId, stageId, phase)
  const execution = readExecution(content.execution) ?? unknownExecution
  const within = execution.stages.find(item => item.id === stageId)
  const stage: Stage = {
    refId: null,
    status: null,
    parentStageId: null,
    requisiteStageRefIds: [],
    outputs: {},
    lastModified: { user: null },
    ...within,
    id: stageId,
    type: within?.type ?? typeByContext(parsed.data.context),
    startTime: startTime ?? within?.startTime ?? null,
    endTime: endTime ?? within?.endTime ?? null,
    context: { ...within?.context, ...parsed.data.context },
  }
  const ignored = (why: string) =>
    ignoredEvent({ ...context, source, now }, id, `${eventType} of a ${stage.type ?? 'stage'}${why}`)
  const type = stageTypeOf(stage.type)
  if (stage.type === null) return ignored(' whose type the event does not tell')
  if (type === undefined) return ignored(' stage: deploys nothing')
  const around = countedAround(stage, execution)
  if (around !== null) return ignored(` stage: the ${around.type} stage that holds it stands for it`)
  if (isSynthetic && within === undefined) return ignored(' stage: the stage that holds it stands for it')
  const isCanceled = canceled || stage.status === 'CANCELED'
  const outcome: RolloutOutcome = phase === 'complete' ? 'succeeded' : isCanceled ? 'aborted' : 'failed'
  const finishedAt = stage.endTime ?? createdAt
  const observations = stageRollouts({
    stage,
    execution,
    executionId,
    type,
    outcome,
    finishedAt,
    cluster,
    platform,
  })
  if (observations.length === 0) return ignored(' stage: it names no workload that runs')
  return judgeEvent({ source, id, observations, ignored: null }, now)
}
