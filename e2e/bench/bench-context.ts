/** What a benchmark is given: a built server that runs on an address of its own, with the demo company loaded. */
export type BenchContext = {
  baseUrl: string
  /** An API token that may do everything. */
  token: string
  databaseUrl: string
}

/** One measured line: `figures` are printed in their order, `anchor` is what they are held against. */
export type BenchRow = { what: string; figures: Record<string, string | number>; anchor?: string }

export type BenchSection = { title: string; rows: BenchRow[] }
