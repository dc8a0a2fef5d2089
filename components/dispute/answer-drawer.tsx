'use client'

import { useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { Segmented } from '#components/ui/segmented.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { DisputeItem } from '#lib/read/answers/dispute-answer.ts'
import { ActDrawer } from './act-drawer.tsx'

const outcomes = [
  { value: 'corrected', text: 'Corrected' },
  { value: 'declined', text: 'Declined' },
] as const
const leastAnswer = 3

/** Answers an open correction: what was done, or why not. */
export function AnswerDrawer({ item, onClose }: { item: DisputeItem; onClose: () => void }) {
  const [outcome, setOutcome] = useState<'corrected' | 'declined'>('corrected')
  const [answer, setAnswer] = useState('')
  const [isTried, setTried] = useState(false)
  const send = useAct(() => sendAct('POST', `disputes/${item.id}/answer`, { outcome, answer }))
  const fault = answer.trim().length < leastAnswer ? 'Say what was done, or why not.' : null
  return (
    <ActDrawer
      title={`Answer the correction of ${item.service}`}
      says={
        <>
          “{item.claim}” says {item.recordedBy}. The answer stands beside it for good; it changes no figure by
          itself.
        </>
      }
      submitText="Answer"
      cancelText="Leave it open"
      isPending={send.isPending}
      error={send.error}
      onSubmit={() => {
        setTried(true)
        if (fault === null) send.mutate(undefined, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <Segmented label="Outcome" options={outcomes} value={outcome} onChange={setOutcome} />
      <Field label="What was done, or why not" fault={isTried ? fault : null}>
        {control => (
          <textarea
            {...control}
            value={answer}
            maxLength={1_000}
            required
            onChange={event => setAnswer(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActDrawer>
  )
}
