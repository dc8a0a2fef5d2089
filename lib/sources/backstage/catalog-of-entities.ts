import { decodeEntityRef, type Entity, formatEntityRef, idOfRef, refOfEntity } from './entity.ts'

export type BackstageOptions = {
  /** Component types that are services, with our kinds. */
  kinds: Readonly<Record<string, string>>
  /** Group types that are areas: a team's area is the nearest of its ancestors that is one. */
  areaTypes: readonly string[]
  /** Annotations that hold a service's name on a platform. */
  aliasAnnotations: Readonly<Record<string, string>>
  archetypeAnnotation: string | null
  /** A component that is gone this long is retired; null: never. */
  retireAfterMs: number | null
  /** A walk that lost more than this share of the components is not believed. */
  mostLostShare: number
}

/** What is remembered of a component between walks, by its entity ref. */
export type KnownComponent = {
  service: string
  /** The team it was recorded with: a change of it is a change of ownership, not of history. */
  team: string | null
  /** Names it is known by elsewhere; two components never share one, so a new ref with them is a renamed one. */
  marks: string[]
  goneSince: number | null
  isRetired: boolean
}
export type KnownComponents = Record<string, KnownComponent>

export type CatalogSight = {
  /** As `PUT /api/v1/catalog` takes it. */
  catalog: {
    areas: { id: string; name: string | null }[]
    teams: { id: string; name: string | null; area: string | null }[]
    services: {
      id: string
      name?: string | null
      team?: string | null
      kind?: string
      archetype?: string
      aliases?: { platform: string; name: string }[]
      retiredAt?: string | null
    }[]
    ownership: { service: string; team: string; from: string }[]
  }
  known: KnownComponents
  /** What a person should look at, in words. */
  problems: string[]
}

type Groups = Map<string, Entity>

/**
 * The catalogue behind a complete walk of entities, and what to remember for the next one. Pure: the same walk again says
 * the same. Owners come from relations, which are resolved, and from `spec.owner` only where there are none (files).
 */
export function catalogOfEntities(
  entities: readonly Entity[],
  before: KnownComponents,
  options: BackstageOptions,
  now: number,
): CatalogSight {
  const groups: Groups = new Map(
    entities
      .filter(({ kind }) => kind.toLowerCase() === 'group')
      .map(entity => [formatEntityRef(refOfEntity(entity)), entity]),
  )
  const components = entities.filter(
    ({ kind, spec }) =>
      kind.toLowerCase() === 'component' && options.kinds[spec?.type?.toLowerCase() ?? ''] !== undefined,
  )
  const sight: CatalogSight = {
    catalog: { ...teamsOf(groups, options), services: [], ownership: [] },
    known: {},
    problems: [],
  }
  const refs = new Set(components.map(entity => formatEntityRef(refOfEntity(entity))))
  const lost = Object.keys(before).filter(ref => !refs.has(ref) && before[ref]!.goneSince === null)
  if (lost.length > 1 && lost.length > Object.keys(before).length * options.mostLostShare)
    throw new Error(
      `${lost.length} of ${Object.keys(before).length} components are gone at once (${lost.slice(0, 3).join(', ')}, ...): nothing was changed`,
    )
  const renamed = renamesOf(components, before, refs)
  const unowned: string[] = []
  for (const entity of components) {
    const ref = formatEntityRef(refOfEntity(entity))
    const held = before[ref] ?? before[renamed.get(ref) ?? '']
    const team = ownerOf(entity, groups)
    if (team === null) unowned.push(entity.metadata.name)
    addComponent(sight, entity, ref, held, team, options, now)
  }
  if (unowned.length > 0)
    sight.problems.push(`${unowned.length} components have no group as their owner: ${list(unowned)}`)
  keepGone(sight, before, new Set([...refs, ...renamed.values()]), options, now)
  return sight
}

function addComponent(
  { catalog, known }: CatalogSight,
  entity: Entity,
  ref: string,
  held: KnownComponent | undefined,
  team: string | null,
  options: BackstageOptions,
  now: number,
): void {
  const { annotations = {}, title, name } = entity.metadata
  const service = held?.service ?? idOfRef(refOfEntity(entity), name)
  const aliases = Object.entries(options.aliasAnnotations).flatMap(([annotation, platform]) =>
    annotations[annotation] ? [{ platform, name: annotations[annotation] }] : [],
  )
  // A renamed component is called by its new name by whoever deploys it from now on.
  if (service !== name && held !== undefined)
    for (const platform of new Set(Object.values(options.aliasAnnotations))) aliases.push({ platform, name })
  const archetype = options.archetypeAnnotation ? annotations[options.archetypeAnnotation] : undefined
  catalog.services.push({
    id: service,
    name: title ?? null,
    kind: options.kinds[entity.spec!.type!.toLowerCase()]!,
    ...(held === undefined && team !== null ? { team } : {}),
    ...(archetype ? { archetype } : {}),
    aliases: aliases.filter(alias => alias.name !== service),
    ...(held?.isRetired ? { retiredAt: null } : {}),
  })
  const isMoved = held !== undefined && team !== null && team !== held.team
  if (isMoved) catalog.ownership.push({ service, team, from: new Date(now).toISOString().slice(0, 10) })
  known[ref] = {
    service,
    team: team ?? held?.team ?? null,
    marks: marksOf(entity),
    goneSince: null,
    isRetired: false,
  }
}

/** Components that are not there any more are remembered, and retired when they stay away. */
function keepGone(
  { catalog, known, problems }: CatalogSight,
  before: KnownComponents,
  accounted: ReadonlySet<string>,
  { retireAfterMs }: BackstageOptions,
  now: number,
): void {
  const gone: string[] = []
  for (const [ref, held] of Object.entries(before)) {
    if (accounted.has(ref)) continue
    const goneSince = held.goneSince ?? now
    const isDue = retireAfterMs !== null && now - goneSince >= retireAfterMs
    if (isDue && !held.isRetired)
      catalog.services.push({ id: held.service, retiredAt: new Date(goneSince).toISOString() })
    if (!held.isRetired && !isDue) gone.push(held.service)
    known[ref] = { ...held, goneSince, isRetired: held.isRetired || isDue }
  }
  if (gone.length > 0)
    problems.push(
      `${gone.length} components are gone from the catalogue and keep what they had: ${list(gone)}`,
    )
}

/** Groups that are areas, and all others as teams of the nearest area above them. */
function teamsOf(groups: Groups, { areaTypes }: BackstageOptions) {
  const isArea = ({ spec }: Entity): boolean => areaTypes.includes(spec?.type?.toLowerCase() ?? '')
  const nameOf = ({ metadata, spec }: Entity): string | null =>
    spec?.profile?.displayName ?? metadata.title ?? null
  const idOf = (group: Entity): string => idOfRef(refOfEntity(group), group.metadata.name)
  const areaOf = (group: Entity): string | null => {
    const seen = new Set<Entity>()
    for (
      let at: Entity | undefined = parentOf(group, groups);
      at && !seen.has(at);
      at = parentOf(at, groups)
    ) {
      if (isArea(at)) return idOf(at)
      seen.add(at)
    }
    return null
  }
  const all = [...groups.values()]
  return {
    areas: all.filter(isArea).map(group => ({ id: idOf(group), name: nameOf(group) })),
    teams: all
      .filter(group => !isArea(group))
      .map(group => ({ id: idOf(group), name: nameOf(group), area: areaOf(group) })),
  }
}

function parentOf(group: Entity, groups: Groups): Entity | undefined {
  const related = group.relations?.find(({ type }) => type === 'childOf')?.targetRef ?? group.spec?.parent
  return related === undefined ? undefined : groups.get(formatEntityRef(decodeEntityRef(related, 'group')))
}

/** The team that owns a component: a group that is there. Users and groups nobody knows own nothing here. */
function ownerOf({ relations, spec }: Entity, groups: Groups): string | null {
  const refs = relations
    ? relations.filter(({ type }) => type === 'ownedBy').map(({ targetRef }) => targetRef)
    : spec?.owner
      ? [spec.owner]
      : []
  for (const ref of refs) {
    const decoded = decodeEntityRef(ref, 'group')
    const group = decoded.kind === 'group' ? groups.get(formatEntityRef(decoded)) : undefined
    if (group) return idOfRef(decoded, group.metadata.name)
  }
  return null
}

const markAnnotations = [
  'backstage.io/kubernetes-id',
  'github.com/project-slug',
  'gitlab.com/project-slug',
  'backstage.io/source-location',
]

const marksOf = ({ metadata }: Entity): string[] =>
  markAnnotations.flatMap(key => (metadata.annotations?.[key] ? [`${key}=${metadata.annotations[key]}`] : []))

/** New refs that carry the marks of one that is gone, and of no other: by new ref, the old one. */
function renamesOf(
  components: readonly Entity[],
  before: KnownComponents,
  refs: ReadonlySet<string>,
): Map<string, string> {
  const gone = Object.entries(before).filter(([ref, { marks }]) => !refs.has(ref) && marks.length > 0)
  const fresh = components
    .map(entity => ({ ref: formatEntityRef(refOfEntity(entity)), marks: marksOf(entity) }))
    .filter(({ ref }) => before[ref] === undefined)
  const share = (a: readonly string[], b: readonly string[]) => a.some(mark => b.includes(mark))
  const renames = new Map<string, string>()
  for (const { ref, marks } of fresh) {
    const olds = gone.filter(([, held]) => share(marks, held.marks))
    const rivals = fresh.filter(other => olds.some(([, held]) => share(other.marks, held.marks)))
    if (olds.length === 1 && rivals.length === 1) renames.set(ref, olds[0]![0])
  }
  return renames
}

const list = (names: readonly string[]): string =>
  `${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}`
