import { readFileSync } from 'node:fs'
import { HeliosWorld, type WorldGroup, type WorldTask } from './helios-world.ts'

type StoryStep = { at: number } & (
  | ({ type: 'task'; host: string; jobId: string; group: string | null } & WorldTask)
  | { type: 'host'; host: string; status: 'UP' | 'DOWN' }
  | { type: 'host_removed'; host: string }
  | { type: 'job'; jobId: string }
  | { type: 'job_removed'; jobId: string }
  | ({ type: 'group' } & WorldGroup)
)

export type HeliosStory = { jobs: Record<string, Record<string, unknown>>; steps: StoryStep[] }

export function readHeliosStory(): HeliosStory {
  return JSON.parse(readFileSync(new URL('../fixtures/story.json', import.meta.url), 'utf8')) as HeliosStory
}

/** Plays a story on a world: `playUntil` makes everything happen that happened by then. */
export function playStory(story: HeliosStory): { world: HeliosWorld; playUntil: (at: number) => void } {
  const world = new HeliosWorld()
  let next = 0
  return {
    world,
    playUntil(at) {
      for (; next < story.steps.length && story.steps[next]!.at <= at; next++)
        applyStep(world, story, story.steps[next]!)
    },
  }
}

function applyStep(world: HeliosWorld, story: HeliosStory, step: StoryStep): void {
  if (step.type === 'task') {
    const { goal, state, throttled, containerId } = step
    world.setTask(step.at, step.host, step.jobId, step.group, { goal, state, throttled, containerId })
  } else if (step.type === 'host') world.host(step.host).isUp = step.status === 'UP'
  else if (step.type === 'host_removed') world.removeHost(step.host)
  else if (step.type === 'job') world.jobs.set(step.jobId, story.jobs[step.jobId]!)
  else if (step.type === 'job_removed') world.removeJob(step.jobId)
  else {
    const { name, jobId, reason, options, status, error, hosts } = step
    world.groups.set(name, { name, jobId, reason, options, status, error, hosts })
  }
}
