/** Where the rows of an answer are given as a file: all of them, under the very question the page asked. */
export function csvHref({ queryKey }: { queryKey: readonly [string, string, string] }): string {
  const [, path, asked] = queryKey
  const search = new URLSearchParams(asked)
  for (const name of ['limit', 'cursor']) search.delete(name)
  search.set('format', 'csv')
  return `/api/v1/${path}?${search}`
}
