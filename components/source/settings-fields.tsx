import { Field } from '#components/ui/field.tsx'
import type { SettingField, TypedSettings } from './settings-of-form.ts'

const names: Record<string, { label: string; hint?: string }> = {
  cluster: {
    label: 'Cluster or site',
    hint: 'Its id in the catalogue. One that is not listed there is added.',
  },
  url: { label: 'Address', hint: 'Such as https://kube.example.com:6443' },
  masters: { label: 'Masters', hint: 'One address a line; the first that answers is read.' },
  token: { label: 'Bearer token', hint: 'Kept sealed, shown to nobody. Empty: none, or the one it has.' },
  ca: { label: 'Certificate authority', hint: 'In PEM, where the address has one of its own.' },
  environment: { label: 'Environment', hint: 'Used only for a cluster the catalogue does not list.' },
  region: { label: 'Region' },
}

/** The form of a kind's settings: what most need by hand, the rest as JSON. */
export function SettingsFields({
  fields,
  typed,
  faults,
  jsonFault,
  onChange,
}: {
  fields: readonly SettingField[]
  typed: TypedSettings
  /** By name of the setting: what the adapter says of it. */
  faults: Readonly<Record<string, string>>
  jsonFault: string | null
  onChange: (typed: TypedSettings) => void
}) {
  const rest = fields.filter(({ isEssential }) => !isEssential)
  return (
    <>
      {fields
        .filter(({ isEssential }) => isEssential)
        .map(field => (
          <SettingControl
            key={field.name}
            field={field}
            value={typed.values[field.name] ?? ''}
            fault={faults[field.name] ?? null}
            onChange={value => onChange({ ...typed, values: { ...typed.values, [field.name]: value } })}
          />
        ))}
      <details open={typed.more !== '' || jsonFault !== null}>
        <summary>More settings, as JSON</summary>
        <Field
          label="More settings"
          fault={jsonFault}
          hint={`Any of ${rest.map(({ name }) => name).join(', ')}.`}
        >
          {control => (
            <textarea
              {...control}
              value={typed.more}
              placeholder='{"relistSeconds": 900}'
              spellCheck={false}
              onChange={event => onChange({ ...typed, more: event.currentTarget.value })}
            />
          )}
        </Field>
      </details>
    </>
  )
}

type ControlProps = {
  field: SettingField
  value: string
  fault: string | null
  onChange: (value: string) => void
}

function SettingControl({ field, value, fault, onChange }: ControlProps) {
  const { name, type, isRequired, choices } = field
  const { label, hint } = names[name] ?? { label: inWords(name) }
  return (
    <Field label={isRequired || name === 'url' ? label : `${label} (optional)`} hint={hint} fault={fault}>
      {control =>
        type === 'choice' ? (
          <select {...control} value={value} onChange={event => onChange(event.currentTarget.value)}>
            <option value="">as usual</option>
            {choices.map(choice => (
              <option key={choice} value={choice}>
                {choice}
              </option>
            ))}
          </select>
        ) : type === 'boolean' ? (
          <select {...control} value={value} onChange={event => onChange(event.currentTarget.value)}>
            <option value="">as usual</option>
            <option value="true">yes</option>
            <option value="false">no</option>
          </select>
        ) : type === 'list' || type === 'lines' ? (
          <textarea
            {...control}
            required={isRequired}
            value={value}
            spellCheck={false}
            onChange={event => onChange(event.currentTarget.value)}
          />
        ) : (
          <input
            {...control}
            type={type === 'secret' ? 'password' : type === 'number' ? 'number' : 'text'}
            autoComplete="off"
            required={isRequired}
            value={value}
            onChange={event => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  )
}

/** `hostPollSeconds` -> `Host poll seconds`. */
function inWords(name: string): string {
  const words = name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
