import { customType } from 'drizzle-orm/pg-core'

/** `timestamptz` in Postgres, epoch ms (number) everywhere else. The pool's type parser returns ms already. */
export const instant = customType<{ data: number; driverData: string | number }>({
  dataType: () => 'timestamp with time zone',
  toDriver: value => new Date(value).toISOString(),
  fromDriver: value => (typeof value === 'number' ? value : Date.parse(value)),
})

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })
