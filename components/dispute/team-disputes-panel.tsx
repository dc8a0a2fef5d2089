'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { disputesOptions, filtersOfInstant } from '#lib/query/disputes-options.ts'
import { useView } from '#lib/query/use-view.ts'
import { DisputesTable } from './disputes-table.tsx'
import { teamDisputes } from './disputes-url.ts'

/** What a team asked to set right, and what it was answered. Nothing where there is none. */
export function TeamDisputesPanel({ team }: { team: string }) {
  const { filters, linkTo } = useView()
  const query = useQuery(disputesOptions({ ...filtersOfInstant(filters), team: [team] }, teamDisputes))
  return (
    <Panel title="Corrections and their answers" note={<Link href={linkTo('/disputes')}>all of them</Link>}>
      <AnswerFrame query={query} waiting={<Skeleton height={60} rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-2">
              Nobody said that something about its services is wrong. Each service has a button for it.
            </p>
          ) : (
            <DisputesTable items={items} />
          )
        }
      </AnswerFrame>
    </Panel>
  )
}
