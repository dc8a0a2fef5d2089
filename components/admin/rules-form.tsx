'use client'

import { type ReactNode, useState } from 'react'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { RulesPreview } from '#lib/read/answers/scope-answer.ts'
import styles from './admin.module.css'
import { RulesEffect } from './rules-effect.tsx'

type Effect = { dryRun: boolean; id: string | null; preview: RulesPreview }

/**
 * A change of the rules: tried first, saved with a reason, and only as it was tried. `input` is what the act takes beside
 * the reason; `path` where it is done.
 */
export function RulesForm({
  path,
  input,
  verb,
  children,
  onSaved,
}: {
  path: string
  input: Record<string, unknown>
  /** What saving does: "Put in force", "Take back". */
  verb: string
  children?: ReactNode
  onSaved?: () => void
}) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<string | null>(null)
  const text = JSON.stringify([path, input])
  const isSeen = tried === text
  const preview = useAct(() => sendAct<Effect>('POST', `${path}?dryRun=1`, input))
  const save = useAct(() => sendAct<Effect>('POST', path, { ...input, reason: reason.trim() }))
  const hasReason = reason.trim().length >= 3
  return (
    <form className={styles.form} onSubmit={event => event.preventDefault()}>
      {children}
      <div className={styles.foot}>
        <Button
          type="submit"
          disabled={preview.isPending}
          onClick={() => {
            save.reset()
            preview.mutate(undefined, { onSuccess: () => setTried(text) })
          }}
        >
          {preview.isPending ? 'Trying…' : 'Preview'}
        </Button>
        <span className="text-3">
          {isSeen ? 'Not saved yet.' : 'Nothing is saved before you have seen what it does.'}
        </span>
      </div>
      <div aria-live="polite">
        {isSeen && preview.data ? <RulesEffect preview={preview.data.preview} /> : null}
      </div>
      {isSeen ? (
        <>
          <Field label="Reason" hint="Everybody who asks where the figure comes from reads it.">
            {control => (
              <input
                {...control}
                value={reason}
                maxLength={1000}
                onChange={event => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
          <div className={styles.foot}>
            <Button
              tone="primary"
              disabled={!hasReason || save.isPending}
              onClick={() =>
                save.mutate(undefined, {
                  onSuccess: () => {
                    setTried(null)
                    setReason('')
                    onSaved?.()
                  },
                })
              }
            >
              {verb}
            </Button>
            {hasReason ? null : <span className="text-3">A reason is needed.</span>}
          </div>
        </>
      ) : null}
      <ActRefusal title="This was not done" error={preview.error ?? save.error} />
      <p aria-live="polite" className="text-3">
        {save.data && !isSeen ? 'Saved. The figures follow at once.' : ''}
      </p>
    </form>
  )
}
