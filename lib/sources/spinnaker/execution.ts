import { z } from 'zod'
import { foreignEpochMs, foreignList, foreignRecord, foreignText } from '../foreign-fields.ts'

const stageSchema = z.object({
  id: foreignText,
  refId: foreignText,
  type: foreignText,
  status: foreignText,
  startTime: foreignEpochMs,
  endTime: foreignEpochMs,
  parentStageId: foreignText,
  requisiteStageRefIds: foreignList,
  context: foreignRecord,
  outputs: foreignRecord,
  lastModified: z.object({ user: foreignText }).catch({ user: null }),
})

const executionSchema = z.object({
  id: foreignText,
  application: foreignText,
  status: foreignText,
  authentication: z.object({ user: foreignText }).catch({ user: null }),
  trigger: z.object({ user: foreignText }).catch({ user: null }),
  stages: foreignList,
})

/** A stage of an execution; times are epoch ms, null until they are known. */
export type Stage = Omit<z.infer<typeof stageSchema>, 'id'> & { id: string }

/** A pipeline or an ad-hoc task. `stages` is empty where the sender leaves them out. */
export type Execution = Omit<z.infer<typeof executionSchema>, 'stages'> & {
  stages: Stage[]
  stageById: ReadonlyMap<string, Stage>
}

const mostStages = 2000

/** An execution as echo carries it and gate answers it, read with tolerance: stages without an id are left out. */
export function readExecution(value: unknown): Execution | null {
  const parsed = executionSchema.safeParse(value)
  if (!parsed.success) return null
  const stages = parsed.data.stages.slice(0, mostStages).flatMap(item => {
    const { data } = stageSchema.safeParse(item)
    return data === undefined || data.id === null ? [] : { ...data, id: data.id }
  })
  return { ...parsed.data, stages, stageById: new Map(stages.map(stage => [stage.id, stage])) }
}

/** A value of a stage's context (or outputs) by the names it is known under, the first that is usable text. */
export function contextText(context: Record<string, unknown>, ...names: string[]): string | null {
  for (const name of names) {
    const text = foreignText.parse(context[name])
    if (text !== null) return text
  }
  return null
}
