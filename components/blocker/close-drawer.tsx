'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDrawer } from '#components/dispute/act-drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { useDone } from '#components/visit/done-context.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { blockerOptions } from '#lib/query/blockers-options.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockerItem } from '#lib/read/answers/blocker-answer.ts'
import { type Closed, closeBlocker, reopen } from './blocker-acts.ts'

const outcomes = [
  { value: 'solved', text: 'Solved' },
  { value: 'dropped', text: 'It is none any more' },
] as const

/** Ends a blocker: who becomes free is shown before, and told after. */
export function CloseDrawer({ item, onClose }: { item: BlockerItem; onClose: () => void }) {
  const { filters } = useView()
  const say = useDone()
  const [outcome, setOutcome] = useState<'solved' | 'dropped'>('solved')
  const [reason, setReason] = useState('')
  const { data } = useQuery(blockerOptions(item.id, filters))
  const act = useAct(() => closeBlocker(item.id, outcome, reason.trim() || undefined))
  const freed = (data?.services ?? []).filter(({ isFreed }) => isFreed)
  return (
    <ActDrawer
      title={`End “${item.title}”`}
      says={
        data === undefined
          ? 'Who becomes free is being found out.'
          : freed.length === 0
            ? `It frees nothing by itself${item.needsOthers > 0 ? `: ${formatCounted(item.needsOthers, 'service needs', 'services need')} others too` : ''}. Nobody is told.`
            : `${formatCounted(freed.length, 'service becomes', 'services become')} free: ${freed.map(({ service }) => service).join(', ')}. ${
                data.tells.length > 0 ? `${data.tells.join(', ')} and the road team` : 'The road team'
              } are told in five minutes; until then Undo leaves nobody wondering.`
      }
      submitText="End it"
      cancelText="Leave it open"
      isPending={act.isPending}
      error={act.error}
      onSubmit={() =>
        act.mutate(undefined, {
          onSuccess: closed => {
            say({
              text: closedText(item.title, closed),
              undo: () => reopen(item.id),
              undone: 'It is open again, and holds what it held.',
            })
            onClose()
          },
        })
      }
      onClose={onClose}
    >
      <Segmented label="Outcome" options={outcomes} value={outcome} onChange={setOutcome} />
      <Field label="What came of it" hint="Read by everybody who is told.">
        {control => (
          <textarea
            {...control}
            value={reason}
            maxLength={1_000}
            onChange={event => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActDrawer>
  )
}

const named = 3

/** "Ended: a, b and 3 more of 2 teams can move now." */
function closedText(title: string, { freed, teams }: Closed): string {
  if (freed.length === 0) return `“${title}” ended.`
  const names = freed.slice(0, named).map(({ service }) => service)
  const more = freed.length > named ? ` and ${freed.length - named} more` : ''
  return `“${title}” ended. ${names.join(', ')}${more} can move now; ${formatCounted(teams.length, 'team is', 'teams are')} told.`
}
