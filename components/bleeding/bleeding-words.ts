import type { BleedingList } from '#lib/domain/migration/bleeding.ts'
import type { PlatformNames } from '#lib/domain/migration/platform-names.ts'

type ListWords = {
  title: string
  /** On the card, behind its number. */
  short: string
  /** In the heading, behind its number. */
  inHeading: string
  /** What is on it, by which rule. */
  says: string
  /** What its age counts from. */
  since: string
  /** In place of the list when nothing is on it. */
  none: string
}

/** What each list is called and holds, in the words of a migration. Where it begins on its page: its key. */
export const bleedingWordsOf = (platforms: PlatformNames): Record<BleedingList, ListWords> => ({
  bornOnOrigin: {
    title: `Born on ${platforms.from} in 30 days`,
    short: `born on ${platforms.from}, 30 days`,
    inHeading: `born on ${platforms.from}`,
    says: `First heard of in production within 30 days, and on ${platforms.from} alone. The target is none.`,
    since: 'First heard of',
    none: `Every service first heard of in the last 30 days began on ${platforms.to}.`,
  },
  returned: {
    title: `Returned to ${platforms.from} in 30 days`,
    short: `returned to ${platforms.from}, 30 days`,
    inHeading: 'returned to it',
    says: `Left ${platforms.to} alone for a state with ${platforms.from} in it, within 30 days. That a source fell silent is no return.`,
    since: 'Returned',
    none: `No service that had left ${platforms.from} has come back to it in 30 days.`,
  },
  deployedAfterDone: {
    title: `Deployed on ${platforms.from} by teams that were done`,
    short: 'deploy there, were done',
    inHeading: 'deployed there by teams that were done',
    says: `A team counts as done when none of its services in scope is left: until it reports, what was seen decides. Deploys on ${platforms.from} within 30 days that came after it; what another team handed over is left out.`,
    since: 'Deployed',
    none: `No team that had nothing left on ${platforms.from} has deployed there in 30 days.`,
  },
  unowned: {
    title: `On ${platforms.from} without an owner`,
    short: `on ${platforms.from} with no owner`,
    inHeading: 'there without an owner',
    says: `Placed on ${platforms.from} and owned by no team, in scope or not; and names nobody has mapped to a service that were told of there within 90 days.`,
    since: 'There since',
    none: `Everything that runs on ${platforms.from} has an owner.`,
  },
  stuck: {
    title: 'On both for longer than usual',
    short: 'on both for too long',
    inHeading: 'on both for too long',
    says: 'On both for longer than 85% of the services that finished were: of the same archetype where at least ten have, else of all.',
    since: 'On both since',
    none: 'No service is on both for longer than 85% of those that finished.',
  },
})
