/**
 * JSON with sorted keys and without white space: equal text exactly when two bodies say the same. Nesting is bounded by
 * whoever read the body.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) {
    let text = '['
    for (let index = 0; index < value.length; index++)
      text += (index === 0 ? '' : ',') + canonicalJson(value[index])
    return `${text}]`
  }
  const object = value as Record<string, unknown>
  let text = '{'
  for (const key of Object.keys(object).sort()) {
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(key)}:${canonicalJson(object[key])}`
  }
  return `${text}}`
}
