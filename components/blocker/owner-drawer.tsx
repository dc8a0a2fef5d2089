'use client'

import { useState } from 'react'
import { ActDrawer } from '#components/dispute/act-drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { useDone } from '#components/visit/done-context.tsx'
import { useAct } from '#lib/query/use-act.ts'
import type { BlockerItem } from '#lib/read/answers/blocker-answer.ts'
import { giveTo } from './blocker-acts.ts'
import { OwnerField } from './new-blocker-drawer.tsx'

/** Gives a blocker to whoever can solve it. */
export function OwnerDrawer({ item, onClose }: { item: BlockerItem; onClose: () => void }) {
  const say = useDone()
  const [team, setTeam] = useState(item.ownerTeam ?? '')
  const [person, setPerson] = useState(item.ownerName ?? '')
  const act = useAct(() => giveTo(item.id, team || null, person.trim() || null))
  return (
    <ActDrawer
      title={`Who can solve “${item.title}”?`}
      says="The team promises a day and ends it. Who had it before stays in its history."
      submitText="Give it to them"
      cancelText="Leave it"
      isPending={act.isPending}
      error={act.error}
      onSubmit={() =>
        act.mutate(undefined, {
          onSuccess: () => {
            say({
              text: team === '' ? 'Nobody owns it now.' : `Given to ${team}.`,
              undo: () => giveTo(item.id, item.ownerTeam, item.ownerName),
              undone: 'It is with whom it was.',
            })
            onClose()
          },
        })
      }
      onClose={onClose}
    >
      <OwnerField value={team} onChange={setTeam} />
      <Field label="A name to ask" hint="Left empty: the team.">
        {control => (
          <input
            {...control}
            value={person}
            maxLength={200}
            onChange={event => setPerson(event.currentTarget.value)}
          />
        )}
      </Field>
    </ActDrawer>
  )
}
