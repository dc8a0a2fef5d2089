import { formatMoney } from '#lib/format/money.ts'
import { formatCount, formatCounted } from '#lib/format/number.ts'
import { formatNumberInWords } from '#lib/format/number-in-words.ts'
import type { EndgameAnswer } from '#lib/read/answers/endgame-answer.ts'

/** `canGo` without its full stop. `holds` opens a receipt. */
export type EndgameSentence = {
  lead: string
  canGo: string | null
  saves: string | null
  holds: { verb: string; text: string } | null
  of: string
}

/** The site nearest to its end, what can go today, and what the platform still costs. */
export function endgameSentence(answer: EndgameAnswer, platform: string): EndgameSentence {
  const { sites, total, price } = answer
  const nearest = sites.find(({ services }) => services > 0)
  if (nearest === undefined)
    return {
      lead: sites.length === 0 ? `Nobody told of ${platform} yet.` : `Nothing runs on ${platform} any more.`,
      canGo: null,
      saves: null,
      ...costWords(answer, platform),
    }
  const left =
    nearest.services === 1 ? 'last service' : `last ${formatNumberInWords(nearest.services)} services`
  const empty = total.hosts?.empty ?? 0
  return {
    lead:
      nearest.tenthLeftOn === null
        ? `${nearest.cluster} is nearest to its end: ${formatCounted(nearest.services, 'service')} left${nearest.servicesAtStart ? ` of ${formatCount(nearest.servicesAtStart)}` : ''}.`
        : `${nearest.cluster} is down to its ${left}.`,
    canGo:
      total.hosts === null
        ? null
        : empty === 0
          ? 'No host is empty'
          : `${formatCounted(empty, 'host is', 'hosts are')} empty and can go today`,
    saves:
      empty > 0 && total.emptyCost !== null && price !== null
        ? `${formatMoney(total.emptyCost, price.currency)} a month`
        : null,
    ...costWords(answer, platform),
  }
}

function costWords({ total, price }: EndgameAnswer, platform: string): Pick<EndgameSentence, 'holds' | 'of'> {
  const services = formatCounted(total.services, 'service')
  if (total.cost !== null && price !== null)
    return {
      holds: { verb: 'costs', text: `${formatMoney(total.cost, price.currency)} a month` },
      of: `for ${services}.`,
    }
  if (total.cores !== null)
    return {
      holds: { verb: 'holds', text: formatCounted(Math.round(total.cores), 'core') },
      of: `for ${services}; an admin can say what a core costs.`,
    }
  return { holds: null, of: total.services === 0 ? '' : `${platform} still runs ${services}.` }
}
