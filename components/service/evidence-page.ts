/** As many events as one page of the table holds. */
export const evidencePageSize = 25
