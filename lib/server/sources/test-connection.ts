import { randomUUID } from 'node:crypto'
import type { Database } from '#db/client.ts'
import type { ConfiguredSource } from '#db/queries/select-source-row.ts'
import { readSourceConfig } from '#lib/collect/config/read-source-config.ts'
import type { SourceConfig } from '#lib/collect/config/source-schema.ts'
import { connector } from '#lib/collect/connect.ts'
import { minuteMs, secondMs } from '#lib/domain/time/durations.ts'
import type { CommonSettings, ProbeFinding, Pull, PullTools } from '#lib/sources/adapter.ts'
import { adapterOf } from '#lib/sources/registry.ts'
import { openCredential } from './open-credential.ts'
import type { PlannedSource } from './plan-source.ts'

export type ConnectionTest = { isOk: boolean; findings: ProbeFinding[] }

const timeoutMs = 25 * secondMs
const latelyMs = 60 * minuteMs

/** Tries settings before they are saved. */
export function testPlan({ plan, plain }: PlannedSource): Promise<ConnectionTest> {
  const { id, kind, freshnessSeconds, settings } = plan
  if (settings === null)
    return Promise.resolve(said(true, 'Nothing to try: its events come from the sender, once it is set up.'))
  const config = { ...settings, id, kind, freshnessSeconds: freshnessSeconds ?? 600 }
  return tryOut(config, { env: {}, open: async secret => plain.get(secret) ?? null })
}

/** Tries a source as it is configured: of the page from the database, of the file where this process has the file. */
export async function testSource(
  db: Database,
  source: ConfiguredSource,
  now: number,
): Promise<ConnectionTest> {
  const { id, kind, configuredIn, settings, freshnessSeconds } = source
  if (configuredIn === 'page' && settings !== null) {
    const config = { ...settings, id, kind, freshnessSeconds: freshnessSeconds ?? 600 }
    return tryOut(config, { env: {}, open: secret => openCredential(db, id, secret, now) })
  }
  if (configuredIn === 'file') {
    const config = readSourceConfig(process.env).find(known => known.id === id)
    if (config) return tryOut(config, { env: process.env, open: async () => null })
    return said(false, `${id} is configured on another machine: only a worker there can try it.`)
  }
  if (configuredIn === 'demo') return said(true, 'A platform of the demo: the worker plays it and reads it.')
  return receivedLately(source, now)
}

type Given = { env: Record<string, string | undefined>; open: (secret: string) => Promise<string | null> }

async function tryOut(config: CommonSettings, { env, open }: Given): Promise<ConnectionTest> {
  const pull = adapterOf(config.kind)?.pull
  if (pull === undefined) return said(false, `Sources of kind ${config.kind} are not polled.`)
  const tools = { connect: connector(env, open), clock: Date.now, random: Math.random }
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const findings = pull.probe
      ? await pull.probe(config, tools, signal)
      : await tryCycle(pull, config as SourceConfig, tools, signal)
    return { isOk: findings.every(({ isOk }) => isOk), findings }
  } catch (error) {
    if (signal.aborted) return said(false, 'No answer within 25 seconds.')
    return said(false, error instanceof Error ? error.message : String(error))
  }
}

/** Of an adapter that has no cheaper way: one cycle, whose events nobody keeps. */
async function tryCycle(
  pull: Pull,
  config: CommonSettings,
  tools: PullTools,
  signal: AbortSignal,
): Promise<ProbeFinding[]> {
  const session = await pull.open(config, tools)
  try {
    const { events, problem, coveredAt, catalog } = await session.collect({
      state: null,
      now: Date.now(),
      signal,
    })
    const whole =
      coveredAt === null
        ? 'Something answers, and not everything could be read.'
        : 'Everything could be read.'
    return [
      { isOk: problem === null, text: problem ?? whole },
      {
        isOk: true,
        text: catalog === undefined ? `${events.length} events would be told.` : sizeOf(catalog),
      },
    ]
  } finally {
    await session.close().catch(() => {})
  }
}

/** A catalogue tells of no events: how much stands in it. */
function sizeOf(catalog: unknown): string {
  const { teams = [], services = [] } = catalog as { teams?: unknown[]; services?: unknown[] }
  return `Its catalogue has ${services.length} services of ${teams.length} teams.`
}

function receivedLately({ id, lastEventAt }: ConfiguredSource, now: number): ConnectionTest {
  if (lastEventAt === null)
    return said(false, `Nothing has come from ${id} yet. Send an event as shown, and look again.`)
  const minutes = Math.round((now - lastEventAt) / minuteMs)
  if (now - lastEventAt <= latelyMs) return said(true, `Its last event is ${minutes} min old: it works.`)
  return said(
    false,
    `Its last event is from ${new Date(lastEventAt).toISOString()}: nothing came in the last hour.`,
  )
}

const said = (isOk: boolean, text: string): ConnectionTest => ({ isOk, findings: [{ isOk, text }] })

/** An id for a trial of what has none yet. */
export const trialId = (): string => `trial-${randomUUID().slice(0, 8)}`
