import type { AnswerError } from '#lib/query/fetch-answer.ts'

/** By name of a control: what is wrong with it. `/settings/masters/0` belongs to `masters`. */
export function faultsOf(error: AnswerError | null): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const { path, message } of error?.issues ?? []) {
    const [first = '', second] = path.split('/').slice(1)
    faults[first === 'settings' && second ? second : first] ??= `${sentence(message)}.`
  }
  return faults
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
