const suffixes: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/**
 * Cores of a Kubernetes quantity (apimachinery `resource.Quantity`): decimal, with a suffix or an exponent. `1E` is exa,
 * `1E3` an exponent. Null where it is none, or negative.
 */
export function coresOfQuantity(text: unknown): number | null {
  if (typeof text === 'number') return Number.isFinite(text) && text >= 0 ? text : null
  if (typeof text !== 'string') return null
  const parts = /^\+?([0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE]([+-]?[0-9]+)|([numkMGTPE]|[KMGTPE]i)?)$/.exec(text)
  if (parts === null) return null
  const [, digits, exponent, suffix = ''] = parts
  const value = exponent === undefined ? Number(digits) * suffixes[suffix]! : Number(`${digits}e${exponent}`)
  return Number.isFinite(value) ? value : null
}
