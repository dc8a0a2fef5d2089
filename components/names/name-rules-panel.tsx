'use client'

import { useQuery } from '@tanstack/react-query'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { plainMatchKeys } from '#lib/domain/naming/name-rules.ts'
import { formatCounted } from '#lib/format/number.ts'
import { nameRulesOptions } from '#lib/query/names-options.ts'
import { useView } from '#lib/query/use-view.ts'
import type { NameRulesAnswer, NameRulesEffect } from '#lib/read/answers/rules-answer.ts'
import styles from './names.module.css'
import { RuleEditor } from './rule-editor.tsx'
import { ruleIdFor } from './rule-id-for.ts'
import { orNull, TextField } from './text-field.tsx'

type Rule = NameRulesAnswer['items'][number]

/** Ordered rules that place names nobody listed. */
export function NameRulesPanel({ mayChange }: { mayChange: boolean }) {
  const query = useQuery(nameRulesOptions())
  return (
    <Panel title="Naming rules" note="the first that matches places the name">
      <p className={styles.note}>
        A rule asks for a <code>name</code>, <code>namespace</code>, <code>label:app</code> and the like;{' '}
        <code>*</code> stands for anything. The service it names may hold <code>{'{name}'}</code>,{' '}
        <code>{'{namespace}'}</code>, <code>{'{label:app}'}</code>, or <code>{'{1}'}</code> for what the first
        star stood for. With an owner it makes services that are not there yet; what people and imports have
        mapped it leaves alone.
      </p>
      <datalist id="match-keys">
        {[...plainMatchKeys, 'label:app', 'annotation:'].map(key => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <AnswerFrame query={query} waiting={<Skeleton height={120} />}>
        {({ items }) => (
          <RuleEditor<Rule, NameRulesEffect>
            path="rules/names"
            items={items}
            mayChange={mayChange}
            empty="No rule places names by itself."
            nameOf={rule => rule.id || 'a rule without an id'}
            blank={rules => ({
              id: ruleIdFor(
                'rule',
                rules.map(rule => rule.id),
              ),
              match: { name: '' },
              service: null,
              team: null,
              kind: null,
            })}
            fields={(rule, change) => <NameRuleFields rule={rule} onChange={change} />}
            effect={effect => <NameEffect effect={effect} />}
          />
        )}
      </AnswerFrame>
    </Panel>
  )
}

function NameRuleFields({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  const { choices } = useView()
  const conditions = Object.entries(rule.match)
  const write = (entries: [string, string][]) => onChange({ ...rule, match: Object.fromEntries(entries) })
  return (
    <>
      <TextField label="Id" value={rule.id} onChange={id => onChange({ ...rule, id })} />
      <div className={styles.conditions}>
        {conditions.map(([key, pattern], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions are known by their place while their keys are being typed
          <div key={index} className={styles.condition}>
            <TextField
              label={index === 0 ? 'When' : 'And'}
              list="match-keys"
              value={key}
              onChange={next =>
                write(conditions.map((held, place) => (place === index ? [next, pattern] : held)))
              }
            />
            <TextField
              label="is like"
              value={pattern}
              placeholder="*-canary"
              onChange={next =>
                write(conditions.map((held, place) => (place === index ? [key, next] : held)))
              }
            />
            {conditions.length > 1 ? (
              <Button
                size="small"
                aria-label={`Drop the condition on ${key}`}
                onClick={() => write(conditions.filter((_, place) => place !== index))}
              >
                Drop
              </Button>
            ) : null}
          </div>
        ))}
        <Button
          size="small"
          disabled={'' in rule.match}
          onClick={() => write([...conditions, ['', '']])}
          aria-label={`Another condition for ${rule.id}`}
        >
          And…
        </Button>
      </div>
      <TextField
        label="Then it is the service"
        value={rule.service ?? ''}
        placeholder="{name}"
        onChange={service => onChange({ ...rule, service: orNull(service) })}
      />
      <label className={styles.field}>
        Made for the team
        <select
          value={rule.team ?? ''}
          onChange={event => onChange({ ...rule, team: orNull(event.currentTarget.value) })}
        >
          <option value="">only services that are there</option>
          {choices.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {rule.team === null ? null : (
        <TextField
          label="of the kind"
          value={rule.kind ?? ''}
          placeholder="other"
          onChange={kind => onChange({ ...rule, kind: orNull(kind) })}
        />
      )}
    </>
  )
}

const mostNamed = 12

function NameEffect({ effect }: { effect: NameRulesEffect }) {
  const { placed, moved, loosened, made, withdrawn, names } = effect
  if (placed + moved + loosened === 0) return <>no name known now changes its place.</>
  const parts = [
    placed > 0 ? `${formatCounted(placed, 'waiting name')} placed` : null,
    moved > 0 ? `${formatCounted(moved, 'name')} placed elsewhere` : null,
    loosened > 0 ? `${formatCounted(loosened, 'name')} let go` : null,
    made.length > 0 ? `${formatCounted(made.length, 'service')} made` : null,
    withdrawn.length > 0 ? `${formatCounted(withdrawn.length, 'service')} taken back` : null,
  ].filter(part => part !== null)
  return (
    <>
      {parts.join(', ')}.
      <ul>
        {names.slice(0, mostNamed).map(({ platform, name, from, to, rollouts }) => (
          <li key={`${platform} ${name}`}>
            <b>{name}</b> on {platform}: {from ?? 'waiting'} → {to ?? 'waiting'},{' '}
            {formatCounted(rollouts, 'rollout')}
          </li>
        ))}
        {names.length > mostNamed ? <li>and {names.length - mostNamed} more</li> : null}
      </ul>
    </>
  )
}
