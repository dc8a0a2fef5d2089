import type { ProbeFinding } from '../adapter.ts'
import type { HttpAnswer, HttpClient } from '../collector.ts'
import { describeAnswer } from './api-error.ts'
import { kinds, requiredKinds } from './kinds.ts'

const timeoutMs = 10_000

/** Asks a cluster for its version, its namespaces and one object of each kind that is followed: what may be read, in words. */
export async function probeCluster(client: HttpClient, signal: AbortSignal): Promise<ProbeFinding[]> {
  const read = (path: string) => client.fetch({ path, timeoutMs, signal, accept: 'application/json' })
  const findings: ProbeFinding[] = []
  try {
    const version = await read('/version')
    findings.push(versionFinding(client.address, version))
    if (version.status === 401)
      return [...findings, { isOk: false, text: 'The token is not one the cluster knows.' }]
    findings.push(namespacesFinding(await read('/api/v1/namespaces?limit=1')))
    const answers = await Promise.all(
      kinds.map(async ({ name, path }) => ({ name, answer: await read(`${path}?limit=1`) })),
    )
    findings.push(...kindFindings(answers))
  } catch (error) {
    findings.push({ isOk: false, text: error instanceof Error ? error.message : String(error) })
  }
  return findings
}

function versionFinding(address: string, { status, text }: HttpAnswer): ProbeFinding {
  if (status === 403 || status === 404)
    return { isOk: true, text: `${address} answers, and does not say its version.` }
  if (status !== 200) return { isOk: false, text: `${address} answers: ${describeAnswer(status, text)}` }
  const { gitVersion } = objectOf(text) as { gitVersion?: string }
  return { isOk: true, text: `${address} answers${gitVersion ? `: Kubernetes ${gitVersion}` : ''}.` }
}

/** Not needed to follow the cluster: a refusal is told and no fault. */
function namespacesFinding({ status, text }: HttpAnswer): ProbeFinding {
  if (status !== 200 || !isList(text))
    return { isOk: true, text: 'Namespaces cannot be counted, which nothing needs.' }
  const { items = [], metadata } = objectOf(text) as {
    items?: unknown[]
    metadata?: { remainingItemCount?: number }
  }
  const count = items.length + (metadata?.remainingItemCount ?? 0)
  return { isOk: true, text: `${count} ${count === 1 ? 'namespace' : 'namespaces'}.` }
}

function kindFindings(answers: { name: string; answer: HttpAnswer }[]): ProbeFinding[] {
  const whose = (test: (status: number) => boolean) => answers.filter(({ answer }) => test(answer.status))
  const isNeeded = ({ name }: { name: string }) => (requiredKinds as readonly string[]).includes(name)
  const answered = whose(status => status === 200)
  const readable = answered.filter(({ answer }) => isList(answer.text))
  const findings: ProbeFinding[] = []
  if (readable.length < answered.length)
    findings.push({
      isOk: false,
      text: 'What answers is no Kubernetes API server: asked for lists, it sends something else. Is the address right, and does a login page stand in front?',
    })
  if (readable.length > 0)
    findings.push({ isOk: true, text: `May list ${readable.map(({ name }) => name).join(', ')}.` })
  const absent = whose(status => status === 404)
  if (absent.length > 0)
    findings.push({
      isOk: !absent.some(isNeeded),
      text: `Not installed there: ${absent.map(({ name }) => name).join(', ')}.`,
    })
  for (const refused of whose(status => status !== 200 && status !== 404)) {
    const words = describeAnswer(refused.answer.status, refused.answer.text)
    const effect = isNeeded(refused) ? '' : ' Rollouts are followed without, and tell less.'
    findings.push({
      isOk: !isNeeded(refused),
      text: `May not list ${refused.name} (${words}): grant list and watch.${effect}`,
    })
  }
  return findings
}

const isList = (text: string): boolean => {
  const { items } = objectOf(text) as { items?: unknown }
  // A server of an old release writes an empty list as null.
  return Array.isArray(items) || items === null
}

function objectOf(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
