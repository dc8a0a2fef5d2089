import { hourMs, minuteMs, secondMs } from '#lib/domain/time/durations.ts'
import type { DemoCluster, DemoPlatform } from './demo-clusters.ts'
import { clusterById } from './demo-clusters.ts'
import { type DemoGap, demoGaps } from './demo-gaps.ts'
import type { DemoOutcome, DemoRollout, TrueDeploy } from './demo-rollout.ts'
import { type Dice, diceFor } from './dice.ts'
import { isOn } from './effect-table.ts'
import { lifeMoments, lostShare, type Moment, type Work } from './life-moments.ts'
import type { DemoCompany } from './plan-company.ts'
import type { DemoLife } from './plan-life.ts'
import type { DemoService } from './plan-services.ts'
import { reportingSource } from './reporting-source.ts'
import { handleWords } from './words.ts'

/** What runs on one platform: the artefact, and the one it replaced while a return to it is still thinkable. */
type Running = { artefact: Artefact; before: Artefact | null; sinceAt: number }
type Artefact = { version: string; digest: string; commit: string }

export type ServiceRollouts = { rollouts: DemoRollout[]; deploys: TrueDeploy[] }

/** Every rollout of one service up to `until` (epoch ms), in order of time, and the deploys they must come to. */
export function serviceRollouts(company: DemoCompany, service: DemoService, until: number): ServiceRollouts {
  const life = company.lives.get(service.id)!
  const story = new ServiceStory(company, service, life, until)
  for (const moment of lifeMoments(company, service, life, until)) story.tell(moment)
  return { rollouts: story.rollouts, deploys: story.deploys }
}

class ServiceStory {
  readonly rollouts: DemoRollout[] = []
  readonly deploys: TrueDeploy[] = []
  private readonly service: DemoService
  private readonly life: DemoLife
  private readonly until: number
  private readonly dice: Dice
  private readonly gaps: DemoGap[]
  private readonly running = new Map<DemoPlatform, Running>()
  private ordinal = 0
  private busyUntil = Number.NEGATIVE_INFINITY
  private major: number
  private minor = 0
  private patch = 0

  constructor(company: DemoCompany, service: DemoService, life: DemoLife, until: number) {
    this.service = service
    this.life = life
    this.until = until
    this.dice = diceFor(company.shape.seed, 'story', service.id)
    this.gaps = demoGaps(company.calendar)
    this.major = this.dice.integer(1, 6)
  }

  tell(moment: Moment): void {
    if (moment.what === 'opened') this.open(moment.platform, moment.at)
    else if (moment.what === 'closed') this.end(moment.platform, moment.at, 'undeployed')
    else if (moment.what === 'deleted') this.end(moment.platform, moment.at, 'deleted')
    else this.work(moment.what, moment.at)
  }

  /** Daily work waits for what is under way; too busy a day leaves it undone. */
  private work(what: Work, wantedAt: number): void {
    const at = Math.max(wantedAt, this.busyUntil + 4 * minuteMs)
    if (at > wantedAt + 2 * hourMs) return
    const platforms = (['kubernetes', 'helios'] as const).filter(known => this.isOpen(known, at))
    if (platforms.length === 0) return
    if (what === 'changed') this.change(platforms, at)
    if (what === 'redeployed') this.redeploy(platforms[0]!, at)
    if (what === 'restarted') this.touch(platforms[0]!, at, 'restart')
    if (what === 'scaled' && platforms.includes('kubernetes')) this.touch('kubernetes', at, 'scaling')
    if (what === 'hosts_changed' && platforms.includes('helios')) this.touch('helios', at, 'hosts_changed')
  }

  /** Open now, and long enough to finish what begins now. */
  private isOpen(platform: DemoPlatform, at: number): boolean {
    return isOn(this.life[platform], at) && isOn(this.life[platform], at + 3 * hourMs)
  }

  private clustersOf(platform: DemoPlatform): DemoCluster[] {
    return platform === 'helios' ? this.service.helios : this.service.kubernetes
  }

  private open(platform: DemoPlatform, at: number): void {
    const artefact = this.nextArtefact()
    const [first, ...rest] = this.clustersOf(platform)
    const length = this.length(platform)
    const isSeen = this.write(first!, at - length, at, artefact, { isFirst: true })
    let next = at
    for (const cluster of rest) {
      next += this.dice.between(1, 6) * minuteMs
      this.write(cluster, next, next + this.length(platform), artefact, { isFirst: true })
    }
    this.settle(platform, artefact, at, isSeen)
    this.busyUntil = next + 15 * minuteMs
  }

  private end(platform: DemoPlatform, at: number, kind: 'undeployed' | 'deleted'): void {
    const clusters = this.clustersOf(platform)
    const artefact = this.running.get(platform)?.artefact ?? this.nextArtefact()
    for (const [index, cluster] of clusters.entries())
      this.write(cluster, null, at - (clusters.length - 1 - index) * 3 * minuteMs, artefact, { kind })
    if (kind === 'undeployed') this.running.delete(platform)
  }

  private change(platforms: DemoPlatform[], at: number): void {
    const { dice } = this
    const artefact = this.nextArtefact()
    if (dice.chance(0.12)) this.rehearse(platforms[0]!, at, artefact)
    if (platforms[0] === 'kubernetes' && dice.chance(0.05)) this.preview(at)
    const kindOfLoss = dice.next()
    if (kindOfLoss < lostShare) this.lose(platforms[0]!, at, artefact, kindOfLoss / lostShare)
    else this.deliver(platforms, at, artefact)
  }

  private deliver(platforms: DemoPlatform[], at: number, artefact: Artefact): void {
    const { dice } = this
    let next = at
    const seen: { platform: DemoPlatform; at: number }[] = []
    for (const platform of platforms)
      for (const cluster of this.clustersOf(platform)) {
        if (dice.chance(0.022)) {
          this.write(cluster, next, next + this.length(platform), artefact, { outcome: 'failed' })
          next += dice.between(6, 14) * minuteMs
        }
        const finishedAt = next + this.length(platform)
        if (this.write(cluster, next, finishedAt, artefact)) seen.push({ platform, at: finishedAt })
        next += dice.between(0.5, 4) * minuteMs
      }
    for (const platform of platforms) {
      const own = seen.filter(known => known.platform === platform)
      if (own.length === 0) continue
      const first = own.reduce(earlier)
      this.settle(platform, artefact, first.at, first === seen.reduce(earlier))
    }
    this.busyUntil = next + 14 * minuteMs
    if (dice.chance(0.014)) this.rollBack(platforms, this.busyUntil + dice.between(5, 90) * minuteMs)
  }

  /** A change that never gets through: it fails, is aborted, or is undone by the platform. */
  private lose(platform: DemoPlatform, at: number, artefact: Artefact, share: number): void {
    const outcome: DemoOutcome = share < 0.6 ? 'failed' : share < 0.8 ? 'aborted' : 'rolled_back'
    const finishedAt = at + 2 * this.length(platform)
    this.write(this.clustersOf(platform)[0]!, at, finishedAt, artefact, { outcome })
    this.busyUntil = finishedAt
  }

  private rollBack(platforms: DemoPlatform[], at: number): void {
    if (!platforms.every(platform => this.running.get(platform)?.before && this.isOpen(platform, at))) return
    let next = at
    for (const platform of platforms) {
      const running = this.running.get(platform)!
      const artefact = running.before!
      for (const cluster of this.clustersOf(platform)) {
        this.write(cluster, next, next + this.length(platform), artefact, { isRollback: true })
        next += this.dice.between(0.5, 3) * minuteMs
      }
      this.running.set(platform, { artefact, before: null, sinceAt: at })
    }
    this.busyUntil = next + 14 * minuteMs
  }

  /** The same artefact again, a day or more later: nothing new reaches anyone. */
  private redeploy(platform: DemoPlatform, at: number): void {
    const running = this.running.get(platform)
    if (!running || at < running.sinceAt + 26 * hourMs) return
    for (const cluster of this.clustersOf(platform))
      this.write(cluster, at, at + this.length(platform), running.artefact)
    this.busyUntil = at + 20 * minuteMs
  }

  private touch(platform: DemoPlatform, at: number, kind: 'restart' | 'scaling' | 'hosts_changed'): void {
    const running = this.running.get(platform)
    if (!running) return
    this.write(this.dice.pick(this.clustersOf(platform)), at, at + this.length(platform), running.artefact, {
      kind,
    })
  }

  private rehearse(platform: DemoPlatform, at: number, artefact: Artefact): void {
    const cluster = clusterById.get(platform === 'helios' ? 'rtm-test' : 'euw-stage')!
    const startedAt = at - this.dice.between(30, 120) * minuteMs
    this.write(cluster, startedAt, startedAt + this.length(platform), artefact, { environment: 'staging' })
  }

  private preview(at: number): void {
    const startedAt = at - this.dice.between(20, 28) * hourMs
    const cluster = clusterById.get('euw-slip')!
    const environment = `pr-${this.dice.integer(100, 9_999)}`
    const artefact = { version: environment, digest: this.digest(), commit: this.dice.hex(7) }
    this.write(cluster, startedAt, startedAt + 2 * minuteMs, artefact, { environment })
  }

  /** Remembers what runs; a return to what ran before is thinkable while the change is fresh. */
  private settle(platform: DemoPlatform, artefact: Artefact, at: number, counts: boolean): void {
    const before = this.running.get(platform)?.artefact ?? null
    this.running.set(platform, { artefact, before, sinceAt: at })
    if (counts) this.deploys.push({ at: toSecond(at), platform })
  }

  private length(platform: DemoPlatform): number {
    return (
      Math.round(this.dice.between(platform === 'helios' ? 120 : 50, platform === 'helios' ? 600 : 300)) *
      secondMs
    )
  }

  private digest(): string {
    return `sha256:${this.dice.hex(64)}`
  }

  private nextArtefact(): Artefact {
    if (this.dice.chance(0.3)) {
      this.minor++
      this.patch = 0
      if (this.minor > 30) {
        this.major++
        this.minor = 0
      }
    } else this.patch++
    return {
      version: `${this.major}.${this.minor}.${this.patch}`,
      digest: this.digest(),
      commit: this.dice.hex(7),
    }
  }

  /** False when nobody saw it: it lies ahead of `until`, or its collector was silent. The service's life is always seen, late if need be. */
  private write(
    cluster: DemoCluster,
    startedAt: number | null,
    finishedAt: number,
    artefact: Artefact,
    given: Partial<Pick<DemoRollout, 'outcome' | 'kind' | 'isRollback' | 'isFirst' | 'environment'>> = {},
  ): boolean {
    const { dice, service } = this
    const rollout: DemoRollout = {
      ordinal: ++this.ordinal,
      cluster,
      environment: 'production',
      startedAt: toSecond(startedAt ?? finishedAt),
      finishedAt: toSecond(finishedAt),
      outcome: 'succeeded',
      kind: 'rollout',
      isRollback: false,
      isFirst: false,
      version: artefact.version,
      artefact: artefact.digest,
      commit: artefact.commit,
      actor: dice.pick(handleWords),
      change: `${service.team.area.slice(0, 3).toUpperCase()}-${dice.integer(100, 9_999)}`,
      approvedBy: dice.chance(0.92) ? dice.pick(handleWords) : null,
      ...given,
    }
    if (rollout.finishedAt > this.until) return false
    const isLife = rollout.isFirst || rollout.kind === 'undeployed' || rollout.kind === 'deleted'
    if (!isLife && this.isUnheard(rollout)) return false
    this.rollouts.push(rollout)
    return true
  }

  private isUnheard(rollout: DemoRollout): boolean {
    const source = reportingSource(this.service, rollout)
    return this.gaps.some(
      gap => gap.source === source && gap.fromAt <= rollout.finishedAt && rollout.startedAt < gap.toAt,
    )
  }
}

const toSecond = (at: number) => Math.floor(at / secondMs) * secondMs

const earlier = <T extends { at: number }>(one: T, other: T) => (other.at < one.at ? other : one)
