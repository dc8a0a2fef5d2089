'use client'

import { usePlatformName } from '#components/charts/platform-words.ts'
import { Figure } from '#components/receipt/figure.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { endgameSentence } from './endgame-sentence.ts'
import { useEndgame } from './use-endgame.ts'

/** Which site is nearest to its end, what can be switched off today, and what is still paid. */
export function EndgameHeading() {
  const platformName = usePlatformName()
  const { data } = useEndgame()
  if (data === undefined) return <PageHeading crumb="Endgame">What is left on the origin?</PageHeading>
  const platform = platformName(data.platform)
  const { lead, canGo, saves, holds, of } = endgameSentence(data, platform)
  return (
    <PageHeading crumb={`Endgame · all ${platform} sites`}>
      {lead} {canGo}
      {saves === null ? null : (
        <>
          : <Figure of="endgame.saved">{saves}</Figure>
        </>
      )}
      {canGo === null ? '' : '. '}
      <span className="soft">
        {holds === null ? null : (
          <>
            {platform} still {holds.verb} <Figure of="endgame.cost">{holds.text}</Figure>{' '}
          </>
        )}
        {of}
      </span>
    </PageHeading>
  )
}
