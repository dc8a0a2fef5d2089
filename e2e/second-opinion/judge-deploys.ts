import { type Company, type DeployBody, day, hour } from './company.ts'

export type Judged = {
  deploy: DeployBody
  start: number
  finish: number
  fate: string
  platform: string
  cluster: string
}
export type CountedDeploy = { platform: string; at: number; inRates: boolean; artefact: string }

const production = ['production', 'prod', 'prd', 'live']

/** The class of one event's place by definitions.md 7, straight from the sentence. */
function classOf(company: Company, d: DeployBody): 'production' | 'staging' | 'temporary' | null {
  const name = d.cluster ?? d.platform
  const listed = company.catalog.clusters.find(c => c.id === name)
  const cluster = listed ? listed.environment : name === d.platform ? 'production' : null
  if (cluster === null) return null
  const text = (d.environment ?? 'production').toLowerCase()
  const said = production.includes(text)
    ? 'production'
    : ['temporary', 'preview', 'review', 'ephemeral'].includes(text) || text.startsWith('pr-')
      ? 'temporary'
      : 'staging'
  if (cluster === 'temporary' || said === 'temporary') return 'temporary'
  return cluster === 'production' && said === 'production' ? 'production' : 'staging'
}

export const artefactOf = (d: DeployBody): string => d.artefact ?? d.version ?? d.commit ?? `id:${d.id}`

/** The fate of every rollout of one service (already under its catalogue name), by rereading the whole past for each. */
export function judgeDeploys(
  company: Company,
  deploys: DeployBody[],
): { judged: Judged[]; counted: CountedDeploy[] } {
  const rows = deploys
    .map(d => ({
      deploy: d,
      start: Date.parse(d.startedAt ?? d.finishedAt),
      finish: Date.parse(d.finishedAt),
      fate: '',
      first: Date.parse(d.finishedAt),
      platform: d.platform,
      cluster: d.cluster ?? d.platform,
      place: classOf(company, d),
    }))
    .filter(r => r.place !== null)
    .sort((a, b) => a.start - b.start || a.finish - b.finish || (a.deploy.id < b.deploy.id ? -1 : 1))
  const successes: typeof rows = []
  for (const r of rows) {
    const kind = r.deploy.kind ?? 'rollout'
    const outcome = r.deploy.outcome ?? 'succeeded'
    if (kind === 'undeployed' || kind === 'deleted') r.fate = 'evidence'
    else if (r.place === 'temporary') r.fate = 'temporary_environment'
    else if (r.place !== 'production') r.fate = 'not_production'
    else if (kind !== 'rollout') r.fate = kind
    else if (outcome === 'aborted') r.fate = 'unfinished'
    else if (outcome === 'failed') r.fate = 'failed'
    else if (outcome === 'rolled_back') r.fate = 'rollback'
    else {
      r.fate = fateByHistory(
        r,
        successes.filter(s => s.platform === r.platform),
      )
      successes.push(r)
    }
  }
  // A deploy's time is the first successful finish of its group: one folded into it may have finished earlier.
  for (const folded of rows.filter(r => r.fate === 'folded')) {
    const group = rows
      .slice(0, rows.indexOf(folded))
      .filter(
        r =>
          r.fate === 'deploy' &&
          r.platform === folded.platform &&
          artefactOf(r.deploy) === artefactOf(folded.deploy),
      )
      .at(-1)
    if (group) group.first = Math.min(group.first, folded.finish)
  }
  const counted = rows
    .filter(r => r.fate === 'deploy')
    .map(r => ({
      platform: r.platform,
      at: r.first,
      start: r.start,
      artefact: artefactOf(r.deploy),
      inRates: true,
    }))
    .sort((a, b) => a.at - b.at)
  // A change that reaches both platforms within 24 h counts once, on the platform of its first success.
  for (const later of counted) {
    if (
      counted.some(
        first =>
          first.inRates &&
          first.platform !== later.platform &&
          first.artefact === later.artefact &&
          first.at <= later.at &&
          later.at - first.at <= 24 * hour &&
          first !== later,
      )
    ) {
      later.inRates = false
    }
  }
  return { judged: rows, counted }
}

type Row = { deploy: DeployBody; start: number; finish: number; cluster: string; fate: string }

function fateByHistory(r: Row, before: Row[]): string {
  const artefact = artefactOf(r.deploy)
  const lastHere = before.filter(s => s.cluster === r.cluster).at(-1)
  if (lastHere && artefactOf(lastHere.deploy) !== artefact) {
    // Was it the latest on the platform at some instant of the 30 days before, and replaced there since?
    for (let i = 0; i < before.length - 1; i++) {
      const mine = before[i]
      if (!mine || artefactOf(mine.deploy) !== artefact) continue
      const next = before[i + 1]
      if (next && artefactOf(next.deploy) !== artefact && next.finish > r.start - 30 * day) return 'rollback'
    }
  }
  // Its group: the successes of this artefact since the last deploy of it; anchored at the earliest of them.
  const anchor = before.filter(s => artefactOf(s.deploy) === artefact && s.fate === 'deploy').at(-1)
  if (anchor && r.start <= anchor.finish + 24 * hour) return 'folded'
  const latest = before.at(-1)
  if (latest && artefactOf(latest.deploy) === artefact) return 'same_artefact'
  return 'deploy'
}
