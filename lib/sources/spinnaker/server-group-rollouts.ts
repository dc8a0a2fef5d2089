import { artefactOfImage } from '../artefact-of-image.ts'
import type { ObservedRollout } from '../contract.ts'
import { foreignList, foreignRecord } from '../foreign-fields.ts'
import { readableText } from '../readable-text.ts'
import { workloadTraits } from '../workload-traits.ts'
import { applicationOf, type EndedStage, outcomeOfStatus, placeOf, rolloutOfStage } from './ended-stage.ts'
import { contextText, type Stage } from './execution.ts'
import { stageTypeOf } from './stage-type.ts'

type Group = { region: string | null; name: string | null }

const mostDepth = 10

/** The stages that make the server groups: synthetic ones a `deploy` holds, else the stage itself. */
function makersOf(stage: Stage, stages: readonly Stage[], depth = 0): Stage[] {
  if (depth > mostDepth) return []
  const held = stages.filter(
    item =>
      item.parentStageId === stage.id &&
      item.id !== stage.id &&
      stageTypeOf(item.type)?.by === 'server_groups',
  )
  return held.length === 0 ? [stage] : held.flatMap(item => makersOf(item, stages, depth + 1))
}

/** The server groups a stage made, else the regions it was to make one in. */
function groupsOf({ context }: Stage): Group[] {
  const made = Object.entries(foreignRecord.parse(context['deploy.server.groups'])).flatMap(
    ([region, names]) => foreignList.parse(names).map(name => ({ region, name: readableText(name) })),
  )
  if (made.length > 0) return made
  const region = contextText(context, 'region')
  const zones = Object.keys(foreignRecord.parse(context.availabilityZones))
  const regions = foreignList.parse(context.regions).flatMap(item => readableText(item) ?? [])
  const wanted = region !== null ? [region] : zones.length > 0 ? zones : regions
  const name = contextText(context, 'serverGroupName', 'asgName')
  return wanted.length > 0 ? wanted.map(item => ({ region: item, name })) : [{ region: null, name }]
}

/** The name an image was baked under; the provider's own id says nothing and differs by region. */
function bakedName(context: Record<string, unknown>): string | null {
  const results = foreignList
    .parse(context['kato.tasks'])
    .flatMap(task => foreignList.parse(foreignRecord.parse(task).resultObjects))
  const details = foreignList.parse(context.deploymentDetails)
  const names = [...results, ...details].map(item =>
    contextText(foreignRecord.parse(item), 'amiName', 'imageName'),
  )
  const own = [contextText(context, 'imageName'), contextText(context, 'amiName')]
  return [...names, ...own].find(name => name !== null && !name.startsWith('ami-')) ?? null
}

function artefactOf(context: Record<string, unknown>) {
  const image = contextText(context, 'imageId')
  if (image !== null && /[/:@]/.test(image)) return artefactOfImage(image, null)
  return { artefact: null, version: bakedName(context) ?? image ?? contextText(context, 'amiName') }
}

/** Rollouts of `deploy`, `createServerGroup` and alike: one per server group, with the times of the stage that made it. */
export function serverGroupRollouts(ended: EndedStage): ObservedRollout[] {
  return makersOf(ended.stage, ended.execution.stages).flatMap(maker => {
    const isOwn = maker.id === ended.stage.id
    const outcome = isOwn ? ended.outcome : outcomeOfStatus(maker.status)
    // Not begun when the rest failed: nothing was rolled out there.
    if (outcome === null) return []
    const unit: EndedStage = isOwn
      ? ended
      : { ...ended, stage: maker, outcome, finishedAt: maker.endTime ?? ended.finishedAt }
    const service = applicationOf(unit)
    if (service === null) return []
    const image = contextText(maker.context, 'imageId')
    return groupsOf(maker).map(({ region, name }) =>
      rolloutOfStage(
        unit,
        [region, name].filter(part => part !== null),
        {
          service,
          cluster: placeOf(unit, region),
          ...artefactOf(maker.context),
          traits: workloadTraits({ image }),
        },
      ),
    )
  })
}
