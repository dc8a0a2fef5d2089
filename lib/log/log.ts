import { pino } from 'pino'

const secrets = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'databaseUrl',
  'headers.authorization',
  'headers.cookie',
  'headers["set-cookie"]',
  '*.secret',
  '*.token',
  '*.password',
]

/** What is left of a token wherever one got into a line: its id, which opens nothing. */
const withoutTokens = (line: string): string =>
  line.replaceAll(/\blf_([0-9A-Za-z]{12})_[0-9A-Za-z]{38}/g, 'lf_$1_[redacted]')

/** JSON lines on standard output, one per record. Say what happened in the message and give ids as fields, never secrets. */
export const log = pino({
  level: process.env.LANDFALL_LOG_LEVEL || 'info',
  base: { process: process.env.LANDFALL_PROCESS ?? 'web' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
  redact: { paths: secrets, censor: '[redacted]' },
  hooks: { streamWrite: withoutTokens },
})
