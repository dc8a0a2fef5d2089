/** As many events as one page of the table holds. */
export const evidencePageSize = 25
/** As many of the newest events as the timeline looks through for failures and rollbacks. */
export const mostMarks = 300
/** As much as a service page shows of what people said of it. */
export const mostSaid = 200
