/** Bytes of one body that is read whole, inflated. NDJSON has no such limit: it is streamed. */
export const bodyLimitBytes = 16 * 1024 * 1024
/** Bytes of one line of NDJSON. */
export const lineLimitBytes = 1024 * 1024
/** Nesting of objects and arrays in a JSON body. */
export const depthLimit = 64
/** How long an answer may wait for the database before it is 503. */
export const databaseWaitMs = 3_500
