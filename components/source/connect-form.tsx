'use client'

import { type FormEvent, useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { useAct } from '#lib/query/use-act.ts'
import { ActRefusal } from './act-outcome.tsx'
import type { Connected, Way } from './add-source-view.tsx'
import { ConnectionFindings, type ConnectionTest } from './connection-findings.tsx'
import { faultsOf } from './faults-of.ts'
import { SettingsFields } from './settings-fields.tsx'
import { settingsOfForm } from './settings-of-form.ts'
import styles from './source-view.module.css'

type Wish = { id: string; label: string | null; freshnessSeconds: number | null; settings: object | null }

/** Connects a source; one that signs gets its first secret with it. */
async function connect({ kind: { kind, hook }, isPull }: Way, wish: Wish): Promise<string | null> {
  await sendAct('POST', 'sources', { ...wish, kind })
  if (isPull || !hook?.signatures.length) return null
  const path = `sources/${encodeURIComponent(wish.id)}/secrets`
  return (await sendAct<{ secret: string }>('POST', path, {})).secret
}

/** What a source needs to be connected: its id, how long it may be silent, and what its kind asks for. */
export function ConnectForm({ way, onConnected }: { way: Way; onConnected: (connected: Connected) => void }) {
  const { kind, isPull } = way
  const fields = isPull ? (kind.pull?.fields ?? []) : []
  const [id, setId] = useState(isPull ? '' : kind.kind)
  const [label, setLabel] = useState('')
  const [limit, setLimit] = useState(isPull ? '600' : '')
  const [typed, setTyped] = useState({ values: {} as Record<string, string>, more: '' })
  const [jsonFault, setJsonFault] = useState<string | null>(null)
  const save = useAct((wish: Wish) => connect(way, wish))
  const test = useAct((settings: object) =>
    sendAct<ConnectionTest>('POST', 'source-tests', { kind: kind.kind, settings }),
  )
  const faults = { ...faultsOf(test.error), ...faultsOf(save.error) }

  const settingsNow = () => {
    const made = settingsOfForm(fields, typed)
    setJsonFault(made.ok ? null : made.fault)
    return made.ok ? made.settings : null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const settings = settingsNow()
    if (settings === null) return
    const wish = {
      id: id.trim(),
      label: label.trim() || null,
      freshnessSeconds: limit.trim() === '' ? null : Number(limit),
      settings: isPull ? settings : null,
    }
    save.mutate(wish, { onSuccess: secret => onConnected({ id: wish.id, way, secret }) })
  }
  const tryIt = () => {
    const settings = settingsNow()
    if (settings !== null) test.mutate(settings)
  }
  return (
    <Panel title={kind.label}>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label="Id"
          fault={faults.id}
          hint="Short and lasting: events are kept under it. Letters, digits, dots, dashes and underscores."
        >
          {control => (
            <input
              {...control}
              required
              pattern="[A-Za-z0-9._\-]+"
              maxLength={100}
              autoComplete="off"
              value={id}
              onChange={event => setId(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field
          label="Name (optional)"
          hint="As people call it; without one its id is shown."
          fault={faults.label}
        >
          {control => (
            <input
              {...control}
              maxLength={200}
              value={label}
              onChange={event => setLabel(event.currentTarget.value)}
            />
          )}
        </Field>
        {isPull ? (
          <SettingsFields
            fields={fields}
            typed={typed}
            faults={faults}
            jsonFault={jsonFault}
            onChange={setTyped}
          />
        ) : null}
        <Field
          label={isPull ? 'Silent after, in seconds' : 'Silent after, in seconds (optional)'}
          fault={faults.freshnessSeconds}
          hint={
            isPull
              ? 'From 30 on. When it was not heard for so long, what it feeds is unknown.'
              : 'From 30 on. Empty: senders may be quiet for as long as nothing happens.'
          }
        >
          {control => (
            <input
              {...control}
              type="number"
              min={30}
              max={86_400}
              required={isPull}
              value={limit}
              onChange={event => setLimit(event.currentTarget.value)}
            />
          )}
        </Field>
        <div className={styles.buttons}>
          {isPull ? (
            <Button onClick={tryIt} disabled={test.isPending}>
              {test.isPending ? 'Testing…' : 'Test connection'}
            </Button>
          ) : null}
          <ActButton type="submit" tone="primary" disabled={save.isPending}>
            {save.isPending ? 'Connecting…' : 'Connect it'}
          </ActButton>
        </div>
        {test.data && !test.isPending ? <ConnectionFindings test={test.data} /> : null}
        <ActRefusal title="The connection was not tried" error={test.error} />
        <ActRefusal title="It was not connected" error={save.error} />
      </form>
    </Panel>
  )
}
