import { selectServices } from '#db/queries/select-catalog.ts'
import {
  type EvidenceItem,
  type EvidencePlace,
  selectServiceEvidence,
} from '#db/queries/select-service-evidence.ts'
import { formatInstant } from '#lib/domain/time/format-instant.ts'
import type { ServiceEvidenceAnswer } from './answers/service-answer.ts'
import type { PageQuestion } from './page.ts'
import type { ReadContext } from './read-context.ts'
import { InvalidFilter, NotFound } from './read-error.ts'
import { requireReader } from './require-reader.ts'

const usualLimit = 100

/** The events behind one service, newest first, each with what became of it. */
export async function readServiceEvidence(
  context: ReadContext,
  id: string,
  page: Partial<PageQuestion> = {},
): Promise<ServiceEvidenceAnswer> {
  requireReader(context.viewer)
  const { pool } = context.db
  const limit = page.limit ?? usualLimit
  const items = await selectServiceEvidence(pool, id, decodePlace(page.cursor ?? null), limit + 1)
  if (items.length === 0 && (await selectServices(pool, [id])).length === 0)
    throw new NotFound(`There is no service ${id} in the catalogue.`)
  const shown = items.slice(0, limit)
  return {
    items: shown.map(item => ({
      source: item.source,
      id: item.eventId,
      at: item.at === null ? null : formatInstant(item.at),
      receivedAt: formatInstant(item.receivedAt),
      platform: item.platform,
      cluster: item.cluster,
      kind: item.kind,
      outcome: item.outcome,
      version: item.version,
      fate: fateOf(item),
    })),
    nextCursor: items.length > limit ? encodePlace(shown.at(-1)!) : null,
  }
}

/** A rollout whose projection is under way, or that names no instant, has no fate. */
const fateOf = ({ type, kind, fate }: EvidenceItem): string =>
  type === 'evidence' || kind === 'undeployed' || kind === 'deleted' ? 'evidence' : (fate ?? 'unmapped')

const encodePlace = ({ at, source, itemId }: EvidenceItem): string =>
  Buffer.from(JSON.stringify([at ?? -1, source, itemId])).toString('base64url')

function decodePlace(cursor: string | null): EvidencePlace | null {
  if (cursor === null) return null
  try {
    const [at, source, itemId] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof at === 'number' && typeof source === 'string' && typeof itemId === 'string')
      return { at, source, itemId }
  } catch {}
  throw new InvalidFilter('cursor', 'This cursor does not belong to this list.')
}
