import { z } from 'zod'
import type { HttpClient } from '../collector.ts'
import { type Entity, entitySchema } from './entity.ts'

const pageSchema = z.object({
  items: z.array(z.unknown()),
  totalItems: z.number().optional(),
  pageInfo: z.object({ nextCursor: z.string().optional() }),
})

const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'spec.type',
  'spec.owner',
  'spec.parent',
  'spec.profile.displayName',
  'spec.lifecycle',
  'relations',
].join(',')

/**
 * All components and groups of a catalogue, page by page (`/api/catalog/entities/by-query`). Half a walk is no walk: throws
 * when a page fails or fewer came than were announced.
 */
export async function walkEntities(
  client: HttpClient,
  { pageSize, requestTimeoutMs: timeoutMs }: { pageSize: number; requestTimeoutMs: number },
  signal: AbortSignal,
): Promise<{ entities: Entity[]; unreadable: string[] }> {
  const entities: Entity[] = []
  const unreadable: string[] = []
  let cursor: string | undefined
  let announced: number | undefined
  let seen = 0
  do {
    // `fields` has to be sent with every page; filter and order live in the cursor.
    const query = new URLSearchParams({ fields, limit: String(pageSize) })
    if (cursor !== undefined) query.set('cursor', cursor)
    else {
      query.append('filter', 'kind=component')
      query.append('filter', 'kind=group')
      query.set('orderField', 'metadata.name,asc')
    }
    const path = `/api/catalog/entities/by-query?${query}`
    const page = readPage(await client.fetch({ path, timeoutMs, signal }))
    announced ??= page.totalItems
    seen += page.items.length
    for (const item of page.items) {
      const parsed = entitySchema.safeParse(item)
      if (parsed.success) entities.push(parsed.data)
      else unreadable.push(nameOf(item))
    }
    const next = page.pageInfo.nextCursor
    if (next !== undefined && (next === cursor || page.items.length === 0))
      throw new Error('the catalogue pages in a circle')
    cursor = next
  } while (cursor !== undefined)
  if (announced !== undefined && seen < announced)
    throw new Error(`the catalogue announced ${announced} entities and told ${seen}`)
  return { entities, unreadable }
}

function readPage({ status, text }: { status: number; text: string }): z.infer<typeof pageSchema> {
  const value = jsonOf(text)
  if (status !== 200) {
    const { error } = (value ?? {}) as { error?: { message?: unknown } }
    const words = typeof error?.message === 'string' ? `: ${error.message.slice(0, 200)}` : ''
    throw new Error(`HTTP ${status}${words}`)
  }
  const parsed = pageSchema.safeParse(value)
  if (!parsed.success) throw new Error('the answer is not a page of a Backstage catalogue')
  return parsed.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const nameOf = (item: unknown): string =>
  String((item as { metadata?: { name?: unknown } } | null)?.metadata?.name ?? 'without a name').slice(0, 100)
