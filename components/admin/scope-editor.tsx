'use client'

import { useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import type { ScopeAnswer } from '#lib/read/answers/scope-answer.ts'
import styles from './admin.module.css'
import { RulesForm } from './rules-form.tsx'
import { type ScopeRuleText, scopeText } from './scope-text.ts'

type ListKey = 'kinds' | 'archetypes' | 'areas' | 'teams'
const lists: { key: ListKey; label: string }[] = [
  { key: 'kinds', label: 'Kinds' },
  { key: 'archetypes', label: 'Archetypes' },
  { key: 'areas', label: 'Areas' },
  { key: 'teams', label: 'Teams' },
]

/** The next version of the rule, begun from the one in force. */
export function ScopeEditor({ answer }: { answer: ScopeAnswer }) {
  const current = answer.versions.find(({ inForce }) => inForce)?.scope ?? answer.scope
  const [rule, setRule] = useState<ScopeRuleText>(current)
  const [from, setFrom] = useState(answer.asOf)
  const change = <Key extends keyof ScopeRuleText>(key: Key, value: ScopeRuleText[Key]) => {
    const { [key]: _, ...rest } = rule
    setRule(value === undefined ? rest : { ...rest, [key]: value })
  }
  return (
    <RulesForm
      path="scope"
      input={{ migration: answer.migration, from, scope: rule }}
      verb="Put in force"
      onSaved={() => {}}
    >
      <p className={styles.note} aria-live="polite">
        Counts: <b>{scopeText(rule)}</b>.
      </p>
      <div className={styles.fields}>
        <Field label="From the start of">
          {control => (
            <input
              {...control}
              type="date"
              required
              value={from}
              onChange={event => setFrom(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="Stateless">
          {control => (
            <select
              {...control}
              value={rule.stateless === undefined ? '' : String(rule.stateless)}
              onChange={event => {
                const { value } = event.currentTarget
                change('stateless', value === '' ? undefined : value === 'true')
              }}
            >
              <option value="">either</option>
              <option value="true">stateless alone</option>
              <option value="false">stateful alone</option>
            </select>
          )}
        </Field>
        {lists.map(({ key, label }) => (
          <Choices
            key={key}
            label={label}
            options={answer.choices[key]}
            chosen={rule[key]}
            onChange={chosen => change(key, chosen)}
          />
        ))}
      </div>
    </RulesForm>
  )
}

/** Any of a few, or all of them by choosing none. */
function Choices({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string
  options: readonly string[]
  chosen: readonly string[] | undefined
  onChange: (chosen: string[] | undefined) => void
}) {
  const toggle = (option: string) => {
    const held = chosen ?? []
    const next = held.includes(option) ? held.filter(one => one !== option) : [...held, option]
    onChange(next.length === 0 ? undefined : next)
  }
  return (
    <fieldset className={styles.choices}>
      <legend>
        {label}: {chosen === undefined ? 'any' : `${chosen.length} of ${options.length}`}
      </legend>
      <div>
        {options.map(option => (
          <label key={option}>
            <input
              type="checkbox"
              checked={chosen?.includes(option) ?? false}
              onChange={() => toggle(option)}
            />
            {option}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
