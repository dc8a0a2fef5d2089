import { redirect } from 'next/navigation'
import type { SearchParams } from '../open-view.ts'

/** Steps stand beside the forecast: links from before keep working, with all they ask. */
export default async function GoalsPage({ searchParams }: { searchParams: SearchParams }) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(await searchParams))
    for (const one of [value ?? []].flat()) search.append(name, one)
  redirect(search.size === 0 ? '/forecast' : `/forecast?${search}`)
}
