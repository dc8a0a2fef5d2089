'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordTable } from '#components/ui/record-table.tsx'
import { type PhaseName, phaseNames } from '#lib/domain/phase/phase.ts'
import { formatDay } from '#lib/format/date.ts'
import { formatPhase } from '#lib/format/phase-name.ts'
import { phasesOptions } from '#lib/query/goals-options.ts'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useIsPresent } from '#lib/query/use-is-present.ts'
import { useView } from '#lib/query/use-view.ts'
import styles from './goal.module.css'

/** In which phase the migration was when, and figures cut by each. */
export function PhasesPanel({ year }: { year: number }) {
  const { filters, choices, linkTo } = useView()
  const { data } = useQuery(phasesOptions(filters))
  const { isPresent } = useIsPresent()
  if (!data) return null
  const cut = (path: string, phase: string) => {
    const link = linkTo(path)
    return `${link}${link.includes('?') ? '&' : '?'}phase=${phase}`
  }
  return (
    <Panel title="Phases" note="drawn on charts; figures can be cut by them">
      {data.items.length > 0 ? (
        <RecordTable
          caption="Phases of the migration in order"
          isTight
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            { key: 'phase', header: 'Phase', isTitle: true, cell: ({ phase }) => formatPhase(phase) },
            { key: 'from', header: 'From', cell: ({ from }) => formatDay(from, year) },
            { key: 'to', header: 'To', cell: ({ to }) => (to === null ? 'goes on' : formatDay(to, year)) },
            { key: 'by', header: 'Said by', isSecondary: true, cell: ({ recordedBy }) => recordedBy },
            { key: 'reason', header: 'Reason', cell: ({ reason }) => reason ?? '–' },
            {
              key: 'cut',
              header: 'Figures of it',
              cell: ({ phase }) => (
                <>
                  <Link href={cut('/overview', phase)}>Progress</Link> ·{' '}
                  <Link href={cut('/frequency', phase)}>Frequency</Link>
                </>
              ),
            },
          ]}
        />
      ) : (
        <p className={styles.says}>No phase is dated yet. An admin says when each began.</p>
      )}
      {data.mayRecord && isPresent ? (
        <PhaseForm today={choices.now.slice(0, 10)} migration={data.migration} />
      ) : null}
    </Panel>
  )
}

function PhaseForm({ today, migration }: { today: string; migration: string }) {
  const [phase, setPhase] = useState<PhaseName>('beta')
  const [from, setFrom] = useState(today)
  const act = useAct(() => sendAct('POST', 'phases', { migration, phase, from }))
  return (
    <form
      className={styles.choose}
      onSubmit={event => {
        event.preventDefault()
        act.mutate()
      }}
    >
      <Field label="Phase">
        {control => (
          <select
            {...control}
            value={phase}
            onChange={event => setPhase(event.currentTarget.value as PhaseName)}
          >
            {phaseNames.map(name => (
              <option key={name} value={name}>
                {formatPhase(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Begins on">
        {control => (
          <input
            {...control}
            type="date"
            required
            value={from}
            onChange={event => setFrom(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" disabled={act.isPending}>
        Date this phase
      </Button>
      <ActRefusal title="Nothing was changed" error={act.error} />
    </form>
  )
}
