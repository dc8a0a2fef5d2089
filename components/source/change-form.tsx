'use client'

import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActButton } from '#components/shell/act-button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { sendAct } from '#lib/query/send-act.ts'
import { sourceKindsOptions } from '#lib/query/sources-options.ts'
import { useAct } from '#lib/query/use-act.ts'
import type { SourceItem } from '#lib/read/answers/source-answer.ts'
import { ActRefusal } from './act-outcome.tsx'
import { faultsOf } from './faults-of.ts'
import { SettingsFields } from './settings-fields.tsx'
import { settingsOfForm, typedSettings } from './settings-of-form.ts'
import styles from './source-view.module.css'

type Change = { label: string | null; freshnessSeconds: number | null; settings?: Record<string, unknown> }

/** Name, limit and settings of a source that may be changed here. */
export function ChangeForm({
  source,
  settings,
}: {
  source: SourceItem
  settings: Record<string, unknown> | null
}) {
  const kinds = useQuery(sourceKindsOptions())
  const fields = kinds.data?.items.find(({ kind }) => kind === source.kind)?.pull?.fields ?? null
  const needsFields = settings !== null
  return (
    <Panel title="Change it">
      {needsFields && fields === null ? null : (
        <Form source={source} settings={settings} fields={fields ?? []} />
      )}
    </Panel>
  )
}

function Form({
  source,
  settings,
  fields,
}: {
  source: SourceItem
  settings: Record<string, unknown> | null
  fields: Parameters<typeof typedSettings>[0]
}) {
  const [label, setLabel] = useState(source.label ?? '')
  const [limit, setLimit] = useState(String(source.freshnessSeconds ?? ''))
  const [typed, setTyped] = useState(() => typedSettings(fields, settings ?? {}))
  const [jsonFault, setJsonFault] = useState<string | null>(null)
  const save = useAct((change: Change) =>
    sendAct('PATCH', `sources/${encodeURIComponent(source.id)}`, change),
  )
  const faults = faultsOf(save.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const change: Change = {
      label: label.trim() || null,
      freshnessSeconds: limit.trim() === '' ? null : Number(limit),
    }
    if (settings !== null) {
      const made = settingsOfForm(fields, typed)
      setJsonFault(made.ok ? null : made.fault)
      if (!made.ok) return
      change.settings = made.settings
    }
    save.mutate(change)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label="Name (optional)" fault={faults.label}>
        {control => (
          <input {...control} value={label} onChange={event => setLabel(event.currentTarget.value)} />
        )}
      </Field>
      <Field
        label="Silent after, in seconds"
        fault={faults.freshnessSeconds}
        hint={
          source.isPull
            ? 'From 30 on. Then what it feeds is unknown.'
            : 'From 30 on; empty: its silence makes nothing unknown.'
        }
      >
        {control => (
          <input
            {...control}
            type="number"
            min={30}
            max={86_400}
            required={source.isPull}
            value={limit}
            onChange={event => setLimit(event.currentTarget.value)}
          />
        )}
      </Field>
      {settings === null ? null : (
        <SettingsFields
          fields={fields}
          typed={typed}
          faults={faults}
          jsonFault={jsonFault}
          onChange={setTyped}
        />
      )}
      <div className={styles.buttons}>
        <ActButton type="submit" disabled={save.isPending}>
          Save
        </ActButton>
        {save.isSuccess ? <span role="status">Saved.</span> : null}
      </div>
      <ActRefusal title="Nothing was saved" error={save.error} />
    </form>
  )
}
