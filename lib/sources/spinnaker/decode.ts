import type { DecodeContext } from '../adapter.ts'
import type { Decoded, DecodedEvent, ObservedRollout } from '../contract.ts'
import { bodyId, ignoredEvent } from '../ignored-event.ts'
import { judgeEvent } from '../judge-event.ts'
import { nestedJson } from '../nested-json.ts'
import { readableText } from '../readable-text.ts'
import { shortKey } from '../short-key.ts'
import { decodeStageEvent } from './decode-stage-event.ts'
import { echoEventOf } from './echo-event.ts'
import { outcomeOfStatus } from './ended-stage.ts'
import { readExecution } from './execution.ts'
import { stageRollouts } from './stage-rollouts.ts'
import { countedAround, stageTypeOf } from './stage-type.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An execution as gate answers it, alone or in its task: every stage of it that has ended, read like the stage's own event. */
function decodeExecution(
  value: Record<string, unknown>,
  context: DecodeContext,
): Decoded<DecodedEvent> | null {
  const holder = isObject(value.execution) ? value.execution : value
  if (!Array.isArray(holder.stages)) return null
  const execution = readExecution(holder)
  if (execution === null) return null
  const { id: executionId, status, stages } = execution
  if (executionId === null || status === null)
    return ignoredEvent(context, bodyId(value), 'the configuration of a pipeline, not an execution')
  // Asked for again while it runs, an execution says more each time; its rollouts keep their keys.
  const id = shortKey(executionId, bodyId(holder).slice(5, 37))
  const observations = stages.flatMap((stage): ObservedRollout[] => {
    const type = stageTypeOf(stage.type)
    const outcome = outcomeOfStatus(stage.status)
    if (type === undefined || outcome === null || stage.endTime === null) return []
    // gate leaves the contexts out of lists: such a stage tells of no place.
    if (Object.keys(stage.context).length === 0 || countedAround(stage, execution) !== null) return []
    const { cluster = null, platform = null } = context
    return stageRollouts({
      stage,
      execution,
      executionId,
      type,
      outcome,
      finishedAt: stage.endTime,
      cluster,
      platform,
    })
  })
  if (observations.length === 0)
    return ignoredEvent(context, id, 'no stage of this execution tells of anything deployed')
  return judgeEvent({ source: context.source, id, observations, ignored: null }, context.now)
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^orca:(pipeline|orchestration):/, 'the stages of an execution are counted, each by its own event'],
  [/^orca:task:/, 'stages are counted, not their tasks'],
  [/^orca:stage:starting$/, 'a stage is counted when it has ended'],
  [/^orca:stage:skipped$/, 'a skipped stage deploys nothing'],
]

/**
 * What echo's REST listener posts, in any of its wrappings: ended stages of deploying types are rollouts, everything else
 * is ignored by name. Keys: execution, stage and phase for stages (so that a retry and every wrapping are one event), echo's
 * id for the rest. An execution posted as gate answers it is read too.
 */
export function decodeSpinnakerEvent(value: unknown, context: DecodeContext): Decoded<DecodedEvent> {
  const echo = echoEventOf(value)
  if (echo !== null) {
    const id = echo.eventId ?? bodyId(echo.envelope)
    const { type } = echo
    if (type === null) return ignoredEvent(context, id, 'an event of echo without a type')
    const phase = /^orca:stage:(complete|failed)$/.exec(type)?.[1]
    if (phase !== undefined) return decodeStageEvent(echo, phase as 'complete' | 'failed', context)
    const reason = reasons.find(([pattern]) => pattern.test(type))?.[1] ?? 'says nothing of deployed services'
    const sender = echo.sender === null || type.startsWith('orca:') ? '' : ` of ${echo.sender}`
    return ignoredEvent(context, id, `${type}${sender}: ${reason}`)
  }
  const body = nestedJson(value)
  if (!isObject(body)) return { ok: false, issues: [{ path: '', message: 'is no event of echo' }] }
  const execution = decodeExecution(body, context)
  if (execution !== null) return execution
  const type = readableText(body.type)
  if (type !== null && body.specversion !== undefined) {
    // echo's own notifications are CDEvents of pipeline and task runs.
    const id = readableText(body.id) ?? bodyId(body)
    return ignoredEvent(context, id, `${type} says nothing of deployed services`)
  }
  return ignoredEvent(context, bodyId(body), 'no event of echo: it has no `details`')
}
