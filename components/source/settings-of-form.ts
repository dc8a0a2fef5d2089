import type { SourceKindsAnswer } from '#lib/read/answers/source-kinds-answer.ts'

export type SettingField = NonNullable<SourceKindsAnswer['items'][number]['pull']>['fields'][number]
/** What stands in the controls, as typed; `more`: the rest as JSON. */
export type TypedSettings = { values: Record<string, string>; more: string }

/** Settings as they are sent: what is empty is left out, lists are one a line. Otherwise what is wrong with the JSON. */
export function settingsOfForm(
  fields: readonly SettingField[],
  { values, more }: TypedSettings,
): { ok: true; settings: Record<string, unknown> } | { ok: false; fault: string } {
  const settings: Record<string, unknown> = {}
  if (more.trim() !== '') {
    let parsed: unknown
    try {
      parsed = JSON.parse(more)
    } catch {
      return { ok: false, fault: 'This is not JSON.' }
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
      return { ok: false, fault: 'This must be a JSON object such as {"relistSeconds": 900}.' }
    Object.assign(settings, parsed)
  }
  for (const { name, type } of fields) {
    const text = values[name]?.trim() ?? ''
    if (text === '') continue
    if (type === 'number') settings[name] = Number(text)
    else if (type === 'boolean') settings[name] = text === 'true'
    else if (type === 'list') settings[name] = linesOf(text)
    else settings[name] = text
  }
  return { ok: true, settings }
}

/** Settings as controls show them; credentials stay where they are unless another is typed. */
export function typedSettings(
  fields: readonly SettingField[],
  settings: Readonly<Record<string, unknown>>,
): TypedSettings {
  const values: Record<string, string> = {}
  const rest: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(settings)) {
    const field = fields.find(one => one.name === name && one.isEssential)
    if (field === undefined || field.type === 'secret' || field.type === 'json') rest[name] = value
    else values[name] = Array.isArray(value) ? value.join('\n') : String(value)
  }
  return { values, more: Object.keys(rest).length === 0 ? '' : JSON.stringify(rest, null, 2) }
}

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map(line => line.trim())
    .filter(line => line !== '')
