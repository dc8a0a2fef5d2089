import { withTransaction } from '#db/client.ts'
import { allowLongStatements } from '#db/queries/allow-long-statements.ts'
import { lockCatalogExclusive } from '#db/queries/lock-catalog.ts'
import { selectCatalogNames } from '#db/queries/select-catalog-names.ts'
import { hasService } from '#db/queries/select-team-ids.ts'
import { deleteAliases } from '#db/queries/write-ruled-names.ts'
import { unknownPlatform } from '#lib/domain/naming/name-index.ts'
import { appendAudit } from './append-audit.ts'
import { recordCatalog } from './catalog-record.ts'
import { catalogSchema } from './catalog-schema.ts'
import { actorOf, type NamesAct } from './names-act.ts'
import { ActRefused } from './record-error.ts'
import { requireAdmin } from './require-admin.ts'
import { settleNames } from './settle-names.ts'

export type NameMapping = { platform: string; name: string } & (
  | { service: string }
  | { newService: { id: string; team: string | null; kind: string | null } }
)

/** Says which service a name is, one that is there or a new one: its facts move there. Throws ActRefused. */
export async function mapName(
  act: NamesAct,
  mapping: NameMapping,
): Promise<{ service: string; affectedServices: number }> {
  requireAdmin(act.viewer)
  const { platform, name } = mapping
  if (platform === unknownPlatform)
    throw new ActRefused('wrong_state', 'Its place is not known yet: say first which cluster that is.')
  const isNew = 'newService' in mapping
  const id = isNew ? mapping.newService.id : mapping.service
  const isThere = await hasService(act.db.pool, id)
  if (isNew && isThere) throw new ActRefused('wrong_state', `There is a service ${id} already.`)
  if (!isNew && !isThere)
    throw new ActRefused('invalid', `There is no service ${id}.`, [
      { path: '/service', message: 'is not there' },
    ])
  const rest = isNew ? { team: mapping.newService.team, kind: mapping.newService.kind } : {}
  const input = catalogSchema.safeParse({ services: [{ id, ...rest, aliases: [{ platform, name }] }] })
  if (!input.success)
    throw new ActRefused('invalid', input.error.issues[0]?.message ?? 'This cannot be a name.')
  const options = { isDryRun: false, actor: actorOf(act.viewer), now: act.now }
  const outcome = await recordCatalog(act.db, input.data, options)
  if (!outcome.ok) {
    const words = outcome.issues.map(issue => issue.message).join('; ')
    throw new ActRefused('invalid', words, outcome.issues)
  }
  return { service: id, affectedServices: outcome.affectedCount }
}

/** Takes a mapping back: the name's facts go where they were before it. Throws ActRefused. */
export function unmapName(
  act: NamesAct,
  { platform, name }: { platform: string; name: string },
): Promise<{ affectedServices: number }> {
  requireAdmin(act.viewer)
  return withTransaction(act.db, async client => {
    await allowLongStatements(client)
    await lockCatalogExclusive(client)
    const names = await selectCatalogNames(client)
    const alias = names.aliases.find(row => row.platform === platform && row.name === name)
    if (alias === undefined) throw new ActRefused('not_found', 'Nobody has mapped this name.')
    if (alias.ruleId !== null)
      throw new ActRefused('wrong_state', `The rule ${alias.ruleId} placed this name: change the rule.`)
    await deleteAliases(client, [alias])
    await appendAudit(client, {
      at: act.now,
      actor: actorOf(act.viewer),
      action: 'names.unmap',
      objectType: 'service',
      objectId: alias.serviceId,
      detail: { platform, name },
    })
    const { affectedCount } = await settleNames(client, names, act.now)
    return { affectedServices: affectedCount }
  })
}
