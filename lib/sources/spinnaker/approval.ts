import { contextText, type Execution, type Stage } from './execution.ts'

const ticket = /\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b/

/** Manual judgments this stage waited for, nearest first: back along what each stage requires, and out of what holds it. */
function judgmentsBefore(stage: Stage, { stages, stageById }: Execution): Stage[] {
  if (!stages.some(({ type }) => type === 'manualJudgment')) return []
  const byRef = new Map(stages.map(item => [`${item.parentStageId ?? ''}/${item.refId}`, item]))
  const found: Stage[] = []
  const seen = new Set<string>()
  const queue: Stage[] = [stage]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next.id)) continue
    seen.add(next.id)
    if (next.type === 'manualJudgment' && next.status === 'SUCCEEDED') found.push(next)
    const before = next.requisiteStageRefIds.map(ref => byRef.get(`${next.parentStageId ?? ''}/${ref}`))
    for (const item of [...before, stageById.get(next.parentStageId ?? '')])
      if (item !== undefined) queue.push(item)
  }
  return found
}

/** Who approved a stage, and the ticket they named, by the manual judgments before it. */
export function approvalOf(
  stage: Stage,
  execution: Execution,
): { approvedBy: string | null; change: string | null } {
  const judgments = judgmentsBefore(stage, execution)
  const first = <T>(of: (judgment: Stage) => T | null): T | null => {
    for (const judgment of judgments) {
      const said = of(judgment)
      if (said !== null) return said
    }
    return null
  }
  return {
    approvedBy: first(
      ({ context, lastModified }) => contextText(context, 'lastModifiedBy') ?? lastModified.user,
    ),
    change: first(({ context }) => {
      const said = [context.judgmentInput, context.instructions].filter(text => typeof text === 'string')
      return ticket.exec(said.join('\n'))?.[0] ?? null
    }),
  }
}
