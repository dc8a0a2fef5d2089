import type { Queryable } from '#db/queryable.ts'

/**
 * Takes a lease that is free, expired or already ours; null while another holds it. Each change of hands raises the epoch.
 * Time is the database's: clocks of collectors need not agree.
 */
export async function takeLease(
  client: Queryable,
  lease: { name: string; holder: string; seconds: number },
): Promise<{ epoch: number } | null> {
  const { name, holder, seconds } = lease
  const renewed = await renewLease(client, lease)
  if (renewed !== null) return renewed
  const taken = await client.query<{ epoch: number }>(
    `update lease set holder = $2, epoch = epoch + 1, expires_at = clock_timestamp() + make_interval(secs => $3)
      where name = $1 and expires_at <= clock_timestamp() returning epoch`,
    [name, holder, seconds],
  )
  if (taken.rows[0] !== undefined) return { epoch: taken.rows[0].epoch }
  const made = await client.query<{ epoch: number }>(
    `insert into lease (name, holder, epoch, expires_at)
      select $1, $2, 1, clock_timestamp() + make_interval(secs => $3)
      on conflict (name) do nothing returning epoch`,
    [name, holder, seconds],
  )
  return made.rows[0] === undefined ? null : { epoch: made.rows[0].epoch }
}

/**
 * Prolongs a lease we still hold; null when it expired or went to another. Within a transaction it is the fence too: the
 * row stays locked until the commit, so nobody takes over between the check and the write.
 */
export async function renewLease(
  client: Queryable,
  { name, holder, seconds, epoch }: { name: string; holder: string; seconds: number; epoch?: number },
): Promise<{ epoch: number } | null> {
  const { rows } = await client.query<{ epoch: number }>(
    `update lease set expires_at = clock_timestamp() + make_interval(secs => $3)
      where name = $1 and holder = $2 and expires_at > clock_timestamp() and ($4::bigint is null or epoch = $4)
      returning epoch`,
    [name, holder, seconds, epoch ?? null],
  )
  return rows[0] === undefined ? null : { epoch: rows[0].epoch }
}

/** Gives a lease up, so that another collector need not wait for its end. */
export async function releaseLease(client: Queryable, name: string, holder: string): Promise<void> {
  await client.query(`update lease set expires_at = clock_timestamp() where name = $1 and holder = $2`, [
    name,
    holder,
  ])
}
