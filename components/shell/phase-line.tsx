'use client'

import { useQuery } from '@tanstack/react-query'
import { Button } from '#components/ui/button.tsx'
import type { PhaseName } from '#lib/domain/phase/phase.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatPhase } from '#lib/format/phase-name.ts'
import { phasesOptions } from '#lib/query/goals-options.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './dropped-line.module.css'

/** One line where figures are cut by a phase: which days that is, and the way back to all of them. */
export function PhaseLine({ phase }: { phase: PhaseName }) {
  const { filters, setView } = useView()
  const { data } = useQuery(phasesOptions(filters))
  const span = data?.items.findLast(item => item.phase === phase)
  const days = span
    ? `, ${formatDay(span.from)} to ${span.to === null ? 'now' : formatDay(span.to)}: figures are those at its end`
    : ''
  return (
    <p className={styles.line} role="status">
      Only the phase {formatPhase(phase)}
      {days}.{' '}
      <Button size="small" onClick={() => setView({ phase: null })}>
        Show all of it
      </Button>
    </p>
  )
}
