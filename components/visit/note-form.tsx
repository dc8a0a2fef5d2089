'use client'

import { useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Field } from '#components/ui/field.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useDone } from './done-context.tsx'
import { runAct } from './run-act.ts'

/** A note about a team, typed on a phone while one sits there. */
export function NoteForm({ visit, team, name }: { visit: string; team: string; name: string }) {
  const say = useDone()
  const [note, setNote] = useState('')
  const add = useAct<{ id: string }>(() => sendAct('POST', 'visit-notes', { visit, team, note: note.trim() }))
  return (
    <details>
      <summary>Note something about {name}</summary>
      <form
        onSubmit={event => {
          event.preventDefault()
          runAct(add, undefined, {
            onSuccess: ({ id }) => {
              setNote('')
              say({
                text: `Noted about ${name}.`,
                undo: () => sendAct('DELETE', `visit-notes/${id}`),
                undone: 'The note is taken back.',
              })
            },
          })
        }}
      >
        <Field label="Note">
          {control => (
            <textarea
              {...control}
              required
              maxLength={4000}
              value={note}
              onChange={event => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        <div>
          <ActButton type="submit" disabled={add.isPending}>
            Keep the note
          </ActButton>
        </div>
        <ActRefusal title="The note was not kept" error={add.error} />
      </form>
    </details>
  )
}
