import { addDays } from '../time/day.ts'

export const phaseNames = ['experiment', 'alpha', 'beta', 'general_availability'] as const
export type PhaseName = (typeof phaseNames)[number]

export type PhaseSpan<Row> = {
  record: Row
  from: string
  /** Its last day; null: it goes on. */
  to: string | null
}

/** The phases of one migration. */
export const phaseSpansOf = <Row extends { migration: string; fromOn: string; recordedAt: number }>(
  records: readonly Row[],
  migration: string,
): PhaseSpan<Row>[] => phaseSpans(records.filter(row => row.migration === migration))

/** Phases in the order they began, each to the day before the next; of one day the one recorded last counts. */
export function phaseSpans<Row extends { fromOn: string; recordedAt: number }>(
  records: readonly Row[],
): PhaseSpan<Row>[] {
  const byDay = new Map<string, Row>()
  for (const record of [...records].sort((a, b) => a.recordedAt - b.recordedAt))
    byDay.set(record.fromOn, record)
  const sorted = [...byDay.values()].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  return sorted.map((record, index) => {
    const next = sorted[index + 1]
    return { record, from: record.fromOn, to: next === undefined ? null : addDays(next.fromOn, -1) }
  })
}
