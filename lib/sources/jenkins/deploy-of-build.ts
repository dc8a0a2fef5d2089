import { readableText } from '../readable-text.ts'
import type { JenkinsBuild } from './build-schema.ts'

const environmentKeys = [
  'environment',
  'env',
  'deployenv',
  'deployenvironment',
  'targetenv',
  'targetenvironment',
  'target',
  'stage',
]
const serviceKeys = [
  'service',
  'servicename',
  'app',
  'appname',
  'application',
  'applicationname',
  'component',
]
const clusterKeys = ['cluster', 'clustername', 'kubecluster']
const versionKeys = ['version', 'appversion', 'imagetag', 'tag', 'releaseversion']

const deployWords =
  /(^|[-_./ ])(?:deploy(?:ment|ments|er|s)?|releases?|rollouts?|promote|promotion)(?=$|[-_./ ])/gi
const environmentWord =
  /(?:^|[-_./ ])(production|prod|prd|live|staging|stage|preprod|qa|test|testing|dev|development|preview)$/i

export type JenkinsDeploy = {
  service: string
  environment: string | null
  cluster: string | null
  version: string | null
}

/** Parameters by name, however a job writes them: `DEPLOY_ENV`, `deployEnv` and `deploy-env` are one. */
function parameterReader(parameters: Record<string, unknown>): (keys: readonly string[]) => string | null {
  const byName = new Map<string, string>()
  for (const [name, value] of Object.entries(parameters)) {
    const text = readableText(value)
    const key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
    if (text !== null && !byName.has(key)) byName.set(key, text)
  }
  return keys => keys.map(key => byName.get(key)).find(text => text !== undefined) ?? null
}

const lastSegment = (path: string): string | null =>
  readableText(
    path
      .replace(/[?#].*$/, '')
      .replace(/(\.git)?\/*$/i, '')
      .split(/[/:]/)
      .at(-1),
  )

const trimmed = (name: string): string => name.replaceAll(/^[-_./ ]+|[-_./ ]+$/g, '')

/**
 * What a build deploys, or null when it deploys nothing: Jenkins does not say. A build is a rollout when it has a parameter
 * that names an environment, or a job whose name speaks of deploying or releasing. The service is what a parameter names,
 * else the job's name without those words, else the repository, else the job.
 */
export function deployOfBuild({ name, build }: JenkinsBuild): JenkinsDeploy | null {
  const parameter = parameterReader(build.parameters ?? {})
  const bare = trimmed(name.replace(deployWords, '$1'))
  const isNamedSo = name.search(deployWords) >= 0
  const told = parameter(environmentKeys)
  if (told === null && !isNamedSo) return null
  const ofName = environmentWord.exec(bare)?.[1] ?? null
  const named = isNamedSo ? trimmed(ofName === null ? bare : bare.slice(0, -ofName.length)) : ''
  return {
    service: parameter(serviceKeys) ?? (named || (lastSegment(build.scm?.url ?? '') ?? name)),
    environment: told ?? ofName,
    cluster: parameter(clusterKeys),
    version: parameter(versionKeys),
  }
}
