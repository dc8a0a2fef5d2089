import { type Cycle, episodeContext, isCredible, type Look, tellEpisodes, wordsOf } from './cycle.ts'
import { closeEpisode } from './episode.ts'
import { followGroup } from './episode-group.ts'
import { learnJob } from './look-at-jobs.ts'
import { countOutages } from './master-client.ts'
import { readGroup } from './read-sights.ts'

/** Status reads at a time: each costs the master a whole host status per member. */
const parallelReads = 8

/** Looks at every deployment group, and follows their rolling updates. */
export async function lookAtGroups(cycle: Cycle): Promise<Look> {
  const { state } = cycle
  const answer = await cycle.masters.read('/deployment-group', cycle.signal)
  const names = Array.isArray(answer) ? answer.filter(name => typeof name === 'string') : []
  const wasEmpty = Object.keys(state.groups).length === 0
  const isListed = isCredible(state, 'groups', names.length === 0, wasEmpty)
  const isBaseline = !state.hasGroupBaseline
  const look = await readGroups(cycle, names, isBaseline)
  if (isBaseline) {
    state.unreadGroups = names.filter(name => state.groups[name] === undefined)
    state.hasGroupBaseline = true
  }
  const hasFailedOver = cycle.masters.hasFailedOver()
  if (isListed && !hasFailedOver) missGroups(cycle, new Set(names))
  const problems = isListed ? look.problems : [...look.problems, '/deployment-group: empty after it was not']
  return { isComplete: look.isComplete && isListed && !hasFailedOver, problems }
}

/** A closer look at the groups that are rolling out. */
export function lookAtRollingGroups(cycle: Cycle): Promise<Look> {
  return readGroups(cycle, rollingGroups(cycle), false)
}

export function rollingGroups({ state }: Pick<Cycle, 'state'>): string[] {
  return Object.values(state.groups).flatMap(({ sight }) =>
    sight.status === 'ROLLING_OUT' ? sight.name : [],
  )
}

async function readGroups(cycle: Cycle, names: string[], isBaseline: boolean): Promise<Look> {
  const problems: string[] = []
  const outages = countOutages()
  const waiting = [...names]
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      try {
        await lookAtGroup(cycle, name, isBaseline)
        outages.reset()
      } catch (error) {
        if (cycle.signal.aborted || outages.isTooMany(error)) throw error
        problems.push(wordsOf(error))
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(parallelReads, names.length) }, work))
  return { isComplete: problems.length === 0, problems }
}

async function lookAtGroup(cycle: Cycle, name: string, isBaseline: boolean): Promise<void> {
  const { state } = cycle
  const path = `/deployment-group/${encodeURIComponent(name)}/status`
  const sight = readGroup(name, await cycle.masters.read(path, cycle.signal))
  if (sight.jobId !== null) await learnJob(cycle, sight.jobId)
  const isFirst = isBaseline || state.unreadGroups.includes(name)
  const result = followGroup(state.groups[name] ?? null, sight, episodeContext(cycle), isFirst)
  state.groups[name] = result.memory
  state.unreadGroups = state.unreadGroups.filter(unread => unread !== name)
  tellEpisodes(cycle, result.changes, result.settling)
}

/** Groups that two complete lists lack are gone, and with them what was rolling out. */
function missGroups(cycle: Cycle, names: ReadonlySet<string>): void {
  for (const [name, memory] of Object.entries(cycle.state.groups)) {
    if (names.has(name)) continue
    memory.missing += 1
    if (memory.missing < 2) continue
    if (memory.episode !== null)
      tellEpisodes(cycle, [closeEpisode(memory.episode, 'aborted', cycle.now, 'its group was removed')], [])
    delete cycle.state.groups[name]
  }
}
