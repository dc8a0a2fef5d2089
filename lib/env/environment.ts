import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { decodeMailServer, decodeSender, type MailSender, type MailServer } from './mail-server.ts'

/** `on`, `true`, `1`, `yes` and their opposites, in any case. */
const switchSchema = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['on', 'true', '1', 'yes', 'off', 'false', '0', 'no']))
  .transform(value => ['on', 'true', '1', 'yes'].includes(value))

/** Origins such as https://portal.example.com, several of them apart by commas or spaces. */
const originsSchema = z
  .string()
  .transform(text => text.split(/[\s,]+/).filter(origin => origin !== ''))
  .pipe(z.array(z.string().regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i)))

const environmentSchema = z.object({
  LANDFALL_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./)
    .optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  LANDFALL_DEMO: switchSchema.default(true),
  LANDFALL_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  LANDFALL_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  LANDFALL_METRICS_TOKEN: z.string().min(16).optional(),
  LANDFALL_INIT_TOKEN: z.string().min(32).optional(),
  LANDFALL_EMBED_ORIGINS: originsSchema.default([]),
  LANDFALL_SMTP_URL: z
    .string()
    .transform(decodeMailServer)
    .pipe(z.custom<MailServer>(server => server !== null))
    .optional(),
  LANDFALL_MAIL_FROM: z
    .string()
    .transform(decodeSender)
    .pipe(z.custom<MailSender>(sender => sender !== null))
    .optional(),
})

export type Environment = {
  dataFolder: string
  /** Null: start the built-in Postgres. */
  databaseUrl: string | null
  host: string
  port: number
  isDemoWanted: boolean
  /** Where browsers reach us, when that is not `http://host:port`. Without a slash at the end. */
  publicUrl: string | null
  trustedProxyHops: number
  logLevel: string
  metricsToken: string | null
  /** The first admin token of an empty database. */
  initToken: string | null
  /** Sites whose pages may show our cards in a frame. */
  embedOrigins: string[]
  /** Null: mail waits until there is a server. */
  mailServer: MailServer | null
  /** Who messages are from; null: made of the address of this site. */
  mailFrom: MailSender | null
}

/** What each variable must look like, in the words of the refusal. */
const expectations: Record<string, string> = {
  LANDFALL_DATA_DIR: 'a folder',
  DATABASE_URL: 'an address such as postgres://user:password@host:5432/database',
  HOST: 'a host name or address to listen on',
  PORT: 'a number from 1 to 65535',
  LANDFALL_DEMO: 'on or off',
  LANDFALL_PUBLIC_URL: 'an address such as https://landfall.example.com',
  TRUSTED_PROXY_HOPS: 'the number of proxies in front, 0 to 10',
  LANDFALL_LOG_LEVEL: 'debug, info, warn, error or silent',
  LANDFALL_METRICS_TOKEN: '16 characters or more',
  LANDFALL_INIT_TOKEN: '32 characters or more',
  LANDFALL_EMBED_ORIGINS: 'origins such as https://portal.example.com, with commas between them',
  LANDFALL_SMTP_URL: 'an address such as smtps://user:password@mail.example.com:465',
  LANDFALL_MAIL_FROM: 'a mail address, or a name and one: Landfall <landfall@example.com>',
}

/** Someone's setting we cannot start with; the message is one sentence for them. */
export class InvalidEnvironment extends Error {}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    throw new InvalidEnvironment('LANDFALL_SMTP_URL_FILE must be a file that can be read.')
  }
}

/** Reads and checks the settings. An empty variable counts as not set. Throws `InvalidEnvironment`, never echoing a value. */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  // A secret need not stand in the environment: a file may hold it.
  const file = given.LANDFALL_SMTP_URL_FILE
  if (file !== undefined && given.LANDFALL_SMTP_URL === undefined) given.LANDFALL_SMTP_URL = readSecret(file)
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? '')
    throw new InvalidEnvironment(`${name} must be ${expectations[name] ?? 'set differently'}.`)
  }
  const value = parsed.data
  return {
    dataFolder: value.LANDFALL_DATA_DIR,
    databaseUrl: value.DATABASE_URL ?? null,
    host: value.HOST,
    port: value.PORT,
    isDemoWanted: value.LANDFALL_DEMO,
    publicUrl: value.LANDFALL_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustedProxyHops: value.TRUSTED_PROXY_HOPS,
    logLevel: value.LANDFALL_LOG_LEVEL,
    metricsToken: value.LANDFALL_METRICS_TOKEN ?? null,
    initToken: value.LANDFALL_INIT_TOKEN ?? null,
    embedOrigins: value.LANDFALL_EMBED_ORIGINS,
    mailServer: value.LANDFALL_SMTP_URL ?? null,
    mailFrom: value.LANDFALL_MAIL_FROM ?? null,
  }
}
