/** The database did not answer in time. The write may still happen: the sender repeats it with the same keys. */
export class DatabaseSlow extends Error {
  override name = 'DatabaseSlow'
  constructor() {
    super('timeout exceeded when trying to connect or to commit')
  }
}

/** The promise, or `DatabaseSlow` after `waitMs`. What was begun is not undone. */
export async function withinWait<T>(promise: Promise<T>, waitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseSlow()), waitMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
