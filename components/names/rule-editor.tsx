'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { ActRefusal } from '#components/source/act-outcome.tsx'
import { Button } from '#components/ui/button.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import styles from './names.module.css'

type RuleEditorProps<Rule, Effect> = {
  /** `rules/names`: where the list is saved. */
  path: string
  /** As saved. */
  items: Rule[]
  mayChange: boolean
  empty: string
  nameOf: (rule: Rule, index: number) => string
  blank: (rules: Rule[]) => Rule
  fields: (rule: Rule, change: (rule: Rule) => void) => ReactNode
  effect: (effect: Effect) => ReactNode
}

/**
 * An ordered list of rules: changed here, tried without a trace, then saved whole. What it would change is shown first,
 * and only what was shown can be saved. Order is moved with buttons; focus stays with the rule that moved.
 */
export function RuleEditor<Rule, Effect>(props: RuleEditorProps<Rule, Effect>) {
  const { path, items, mayChange, empty, nameOf, blank, fields, effect } = props
  // Null: nothing is changed here, and what others save shows at once.
  const [changed, setChanged] = useState<Rule[] | null>(null)
  const draft = changed ?? items
  const [tried, setTried] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const [focus, setFocus] = useState<{ index: number; step: 'up' | 'down' } | null>(null)
  const text = JSON.stringify(draft)
  const isChanged = changed !== null && text !== JSON.stringify(items)
  const isSeen = isChanged && tried === text
  const preview = useAct((rules: Rule[]) => sendAct<Effect>('PUT', `${path}?dryRun=1`, { items: rules }))
  const save = useAct((rules: Rule[]) => sendAct<Effect>('PUT', path, { items: rules }))
  useEffect(() => {
    if (focus === null) return
    const row = list.current?.children[focus.index]
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-step=${focus.step}]`)
    const other = row?.querySelector<HTMLButtonElement>('[data-step]:not(:disabled)')
    ;(wanted?.disabled ? other : wanted)?.focus()
    setFocus(null)
  }, [focus])
  const change = (rules: Rule[]) => {
    setChanged(rules)
    save.reset()
    preview.reset()
  }
  const move = (index: number, by: 1 | -1) => {
    const rules = [...draft]
    const [rule] = rules.splice(index, 1)
    rules.splice(index + by, 0, rule!)
    change(rules)
    setFocus({ index: index + by, step: by < 0 ? 'up' : 'down' })
  }
  if (!mayChange && items.length === 0) return <p className={styles.note}>{empty}</p>
  return (
    <>
      {draft.length === 0 ? <p className={styles.note}>{empty}</p> : null}
      <ol className={styles.rules} ref={list}>
        {draft.map((rule, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules are known by their place while their names are being typed
          <li key={index} className={styles.rule}>
            <span className={styles.place}>{index + 1}.</span>
            <fieldset className={styles.fields} disabled={!mayChange}>
              <legend className="unseen">
                Rule {index + 1}: {nameOf(rule, index)}
              </legend>
              {fields(rule, next => change(draft.map((held, place) => (place === index ? next : held))))}
            </fieldset>
            {mayChange ? (
              <span className={styles.steps}>
                <Button
                  size="small"
                  data-step="up"
                  disabled={index === 0}
                  aria-label={`Move ${nameOf(rule, index)} up`}
                  onClick={() => move(index, -1)}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  data-step="down"
                  disabled={index === draft.length - 1}
                  aria-label={`Move ${nameOf(rule, index)} down`}
                  onClick={() => move(index, 1)}
                >
                  ↓
                </Button>
                <Button
                  size="small"
                  aria-label={`Remove ${nameOf(rule, index)}`}
                  onClick={() => change(draft.filter((_, place) => place !== index))}
                >
                  Remove
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {mayChange ? (
        <div className={styles.foot}>
          <Button onClick={() => change([...draft, blank(draft)])}>Add a rule</Button>
          <Button
            disabled={!isChanged || preview.isPending}
            onClick={() => preview.mutate(draft, { onSuccess: () => setTried(text) })}
          >
            {preview.isPending ? 'Trying…' : 'Preview'}
          </Button>
          <ActButton
            tone={isSeen ? 'primary' : 'plain'}
            disabled={!isSeen || save.isPending}
            onClick={() => save.mutate(draft, { onSuccess: () => setChanged(null) })}
          >
            Save
          </ActButton>
          {isChanged ? (
            <>
              <Button onClick={() => setChanged(null)}>Discard</Button>
              <span className={styles.reason}>
                {isSeen ? 'Not saved yet.' : 'Not saved: look at the preview first.'}
              </span>
            </>
          ) : null}
        </div>
      ) : null}
      <ActRefusal title="These rules cannot be saved" error={preview.error ?? save.error} />
      <div aria-live="polite">
        {isSeen && preview.data ? (
          <div className={styles.effect}>
            <b>If saved:</b> {effect(preview.data)}
          </div>
        ) : null}
        {!isChanged && save.data ? (
          <div className={styles.effect}>
            <b>Saved:</b> {effect(save.data)}
          </div>
        ) : null}
      </div>
    </>
  )
}
