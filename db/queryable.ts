import type pg from 'pg'

/** A pool, or one connection inside a transaction: what a query needs of either. */
export type Queryable = Pick<pg.ClientBase, 'query'>
