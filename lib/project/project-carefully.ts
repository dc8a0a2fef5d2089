import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, withTransaction } from '#db/client.ts'
import { deleteDirtyMarks } from '#db/queries/delete-dirty-marks.ts'
import { lockServices } from '#db/queries/lock-services.ts'
import { upsertDeadLetter } from '#db/queries/upsert-dead-letter.ts'
import { isTransient } from './is-transient.ts'
import { projectServices } from './project-services.ts'

const attemptsPerService = 3
const pauseMs = 50

/**
 * Projects a batch. When it fails for another reason than the database's moment, its services are tried one by one, and
 * the poisoned one is set aside with its error; it stops nobody and is tried again with its next event or by `rebuild`.
 * Returns how many were projected; throws transient errors.
 */
export async function projectCarefully(
  db: Database,
  serviceIds: string[],
  clock: () => number,
): Promise<number> {
  try {
    return (await projectServices(db, serviceIds, clock)).projected.length
  } catch (error) {
    if (isTransient(error)) throw error
  }
  let count = 0
  for (const serviceId of serviceIds) count += await projectOne(db, serviceId, clock)
  return count
}

async function projectOne(db: Database, serviceId: string, clock: () => number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await projectServices(db, [serviceId], clock)).projected.length
    } catch (error) {
      if (isTransient(error)) throw error
      if (attempt === attemptsPerService) {
        await setAside(db, serviceId, error, attempt, clock())
        return 0
      }
      await sleep(pauseMs * attempt)
    }
  }
}

/** Its marks go, so that it is not tried for ever; its facts and its last good projection stay. */
async function setAside(
  db: Database,
  serviceId: string,
  error: unknown,
  attempts: number,
  now: number,
): Promise<void> {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  await withTransaction(db, async client => {
    if ((await lockServices(client, [serviceId])).length === 0) return
    await deleteDirtyMarks(client, [serviceId])
    await upsertDeadLetter(client, { serviceId, error: text.slice(0, 2_000), attempts }, now)
  })
}
