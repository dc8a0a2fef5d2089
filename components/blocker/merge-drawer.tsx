'use client'

import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { ActDrawer } from '#components/dispute/act-drawer.tsx'
import { Field } from '#components/ui/field.tsx'
import { useDone } from '#components/visit/done-context.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { blockerOptions, blockersOptions } from '#lib/query/blockers-options.ts'
import { filtersOfInstant } from '#lib/query/disputes-options.ts'
import { useAct } from '#lib/query/use-act.ts'
import { useView } from '#lib/query/use-view.ts'
import type { BlockerItem } from '#lib/read/answers/blocker-answer.ts'
import styles from './blocker.module.css'
import { mergeInto, reopen } from './blocker-acts.ts'

type Choice = { id: string; title: string; ownerTeam: string | null; freed: number }

/** Makes one of two that say the same: those with a like title first, others as they are typed. */
export function MergeDrawer({ item, onClose }: { item: BlockerItem; onClose: () => void }) {
  const { filters } = useView()
  const say = useDone()
  const [text, setText] = useState('')
  const [into, setInto] = useState<Choice | null>(null)
  const [isTried, setTried] = useState(false)
  const typed = useDeferredValue(text.trim())
  const own = useQuery(blockerOptions(item.id, filters))
  const found = useQuery({
    ...blockersOptions(filtersOfInstant(filters), { q: typed === '' ? null : typed, limit: 12 }),
    enabled: typed !== '' || own.data?.similar.length === 0,
  })
  const similar = own.data?.similar ?? []
  const choices: Choice[] =
    typed === '' && similar.length > 0
      ? similar
      : (found.data?.items ?? []).filter(({ id }) => id !== item.id)
  const act = useAct((target: string) => mergeInto(item.id, target))
  return (
    <ActDrawer
      title={`Merge “${item.title}”`}
      says="The other one then holds what both hold, and keeps its own title, owner and days. This one stays in the history and can be taken out again."
      submitText={into === null ? 'Merge' : `Merge into “${into.title}”`}
      cancelText="Leave them apart"
      isPending={act.isPending}
      error={act.error}
      onSubmit={() => {
        setTried(true)
        if (into === null) return
        act.mutate(into.id, {
          onSuccess: () => {
            say({
              text: `“${item.title}” is now part of “${into.title}”.`,
              undo: () => reopen(item.id),
              undone: 'They are apart again.',
            })
            onClose()
          },
        })
      }}
      onClose={onClose}
    >
      <Field label="Into which one" fault={isTried && into === null ? 'Choose one below.' : null}>
        {control => (
          <input
            {...control}
            type="search"
            value={text}
            placeholder="Words of its title"
            maxLength={160}
            onChange={event => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      {typed === '' && similar.length > 0 ? <p className="text-3">These say something alike:</p> : null}
      {choices.length > 0 ? (
        <div className={styles.found}>
          {choices.map(choice => (
            <button
              key={choice.id}
              type="button"
              aria-pressed={into?.id === choice.id}
              onClick={() => setInto(choice)}
            >
              <span>{choice.title}</span>
              <small>
                {choice.ownerTeam ?? 'no owner'} · frees {formatCounted(choice.freed, 'service')}
              </small>
            </button>
          ))}
        </div>
      ) : (
        <p className="text-3">{typed === '' ? 'Type words of its title.' : 'None is called so.'}</p>
      )}
    </ActDrawer>
  )
}
