import { selectInstanceSetting } from '#db/queries/select-instance-setting.ts'
import type { ReadContext } from './read-context.ts'
import { requireReader } from './require-reader.ts'

/**
 * How much of the demo company is in, 0 to 1, while it is being loaded ("Loading the demo company: 43 %"). Null where there is none, and once
 * it is complete. Throws ReadErrors.
 */
export async function readDemoProgress({ viewer, db }: ReadContext): Promise<number | null> {
  requireReader(viewer)
  const share = await selectInstanceSetting(db, 'demo_progress')
  return share === null || Number(share) >= 1 ? null : Number(share)
}
