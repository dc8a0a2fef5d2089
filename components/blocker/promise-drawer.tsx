'use client'

import { useState } from 'react'
import { ActDrawer } from '#components/dispute/act-drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { useDone } from '#components/visit/done-context.tsx'
import { addDays } from '#lib/domain/time/day.ts'
import { formatDay } from '#lib/format/date.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockerItem } from '#lib/read/answers/blocker-answer.ts'
import { promiseDay, undoPromise } from './blocker-acts.ts'
import { PromisedDays } from './promised-days.tsx'

const usualDays = 28

/** Promises a day, another day with a reason, or none any more. */
export function PromiseDrawer({ item, onClose }: { item: BlockerItem; onClose: () => void }) {
  const { choices } = useView()
  const say = useDone()
  const today = choices.now.slice(0, 10)
  const [day, setDay] = useState(item.promised ?? addDays(today, usualDays))
  const [isNone, setNone] = useState(false)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const promised = isNone ? null : day
  const isMove = item.promised !== null
  const dayFault = !isNone && (day === '' || day < today) ? 'Choose a day ahead.' : null
  const reasonFault = isMove && reason.trim().length < 3 ? 'Say why it moves.' : null
  const act = useAct(() => promiseDay(item.id, promised, reason.trim()))
  return (
    <ActDrawer
      title={isMove ? 'Move the promised day' : 'Promise a day'}
      says={
        <>
          “{item.title}”: <PromisedDays item={item} year={Number(today.slice(0, 4))} />. A day that moves
          stays beside the new one, struck through, wherever it is shown.
        </>
      }
      submitText={isNone ? 'Promise no day' : 'Promise it'}
      cancelText="Leave it"
      isPending={act.isPending}
      error={act.error}
      onSubmit={() => {
        setTried(true)
        if (dayFault !== null || reasonFault !== null) return
        act.mutate(undefined, {
          onSuccess: () => {
            const text =
              promised === null ? 'No day is promised any more.' : `Promised for ${formatDay(promised)}.`
            say({ text, undo: () => undoPromise(item.id), undone: 'The promise is as it was.' })
            onClose()
          },
        })
      }}
      onClose={onClose}
    >
      <Field label="Day" fault={isTried ? dayFault : null}>
        {control => (
          <input
            {...control}
            type="date"
            value={day}
            min={today}
            disabled={isNone}
            onChange={event => setDay(event.currentTarget.value)}
          />
        )}
      </Field>
      {isMove ? (
        <label>
          <input type="checkbox" checked={isNone} onChange={event => setNone(event.currentTarget.checked)} />{' '}
          No day can be promised any more
        </label>
      ) : null}
      <Field label={isMove ? 'Why it moves' : 'What it depends on'} fault={isTried ? reasonFault : null}>
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
