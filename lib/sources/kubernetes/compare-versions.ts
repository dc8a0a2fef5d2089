/** Order of two resource versions: numbers as etcd counts them; anything else compares as equal, because it is opaque. */
export function compareVersions(a: string, b: string): number {
  if (!/^\d+$/.test(a) || !/^\d+$/.test(b)) return 0
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
