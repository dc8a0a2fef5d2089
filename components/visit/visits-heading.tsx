'use client'

import { Figure } from '#components/receipt/figure.tsx'
import { Button } from '#components/ui/button.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { useOpen, useVisitPlan, useVisits } from './use-visits.ts'
import { visitsSentence } from './visits-sentence.ts'

/** Where next, what a day there frees, who waits, what clashes. */
export function VisitsHeading() {
  const plan = useVisitPlan().data
  const visits = useVisits().data
  const { show } = useOpen()
  if (!plan || !visits) return <PageHeading crumb="Visits · planner">Where next?</PageHeading>
  const { lead, freed, tail, rest } = visitsSentence(plan, visits)
  const people = visits.engineers.length
  return (
    <PageHeading
      crumb={`Visits · planner, ${people === 0 ? 'nobody on the road yet' : `${formatCounted(people, 'person', 'people')} on the road`}`}
      actions={<Button onClick={() => show({ list: 'people' })}>People and absences</Button>}
    >
      {lead} {freed ? <Figure of={`visit.score:${freed.office}`}>{freed.text}</Figure> : null} {tail}{' '}
      <span className="soft">{rest}</span>
    </PageHeading>
  )
}
