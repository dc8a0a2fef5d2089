import type { Placement } from '../placement/placement.ts'
import { metadataPlatforms } from './metadata-evidence.ts'
import type { Migration } from './migration.ts'

/**
 * The placements a migration speaks of: its own platforms, and for one seen by deploys alone every platform that something
 * is deployed to. What metadata tell belongs to the migrations that ask for it.
 */
export function placementsIn<Row extends Pick<Placement, 'platform'>>(
  placements: readonly Row[],
  { from, to, evidence = [] }: Pick<Migration, 'from' | 'to' | 'evidence'>,
  migrations: readonly Pick<Migration, 'evidence'>[],
): Row[] {
  const told = metadataPlatforms(migrations)
  return placements.filter(
    ({ platform }) => platform === from || platform === to || (evidence.length === 0 && !told.has(platform)),
  )
}
