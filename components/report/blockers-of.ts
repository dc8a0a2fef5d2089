import type { FormBlocker } from '#lib/read/answers/report-answer.ts'

/** Known blockers to choose from for a service: those that hold it already first, then those that hold most. */
export function blockersOf(blockers: readonly FormBlocker[], service: string): FormBlocker[] {
  const isOwn = ({ holds }: FormBlocker) => holds.includes(service)
  return [...blockers.filter(isOwn), ...blockers.filter(one => !isOwn(one))]
}
