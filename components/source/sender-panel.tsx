'use client'

import { CodeBox } from '#components/ui/code-box.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { curlOf, schemeNames } from './curl-of.ts'
import { senderGuideOf } from './sender-guide.ts'
import styles from './source-view.module.css'
import { useOrigin } from './use-origin.ts'

type SenderPanelProps = {
  id: string
  kind: string
  signatures: readonly string[]
  /** In the clear, while it is shown; otherwise the example says where it goes. */
  secret: string | null
}

/** What to set up at the sender: the address, how it proves itself, and a first event with curl. */
export function SenderPanel({ id, kind, signatures, secret }: SenderPanelProps) {
  const url = `${useOrigin()}/api/v1/hooks/${encodeURIComponent(id)}`
  const guide = senderGuideOf(kind)
  const isSigned = signatures.length > 0
  return (
    <Panel title="Set up the sender">
      <div className={styles.guide}>
        <CodeBox label="Address" text={url} />
        <ol>
          {guide.steps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className={styles.text}>
          {isSigned ? (
            <>
              Proof, any of: {signatures.map(scheme => schemeNames[scheme] ?? scheme).join('; ')}; or an API
              token.
            </>
          ) : (
            <>
              This sender signs nothing: give it an API token as <code>Authorization: Bearer lf_…</code>, or
              as the password of Basic. Make one on the machine that runs Landfall:
            </>
          )}
        </p>
        {isSigned ? null : (
          <CodeBox
            label="A token for this source alone"
            text={`npm run landfall -- token create --name ${id} --scope ingest:${id}`}
          />
        )}
        <CodeBox label="A first event with curl" text={curlOf(url, signatures, secret, guide)} />
        <p className="text-3">
          Its answer says what became of it. What we have no use for is stored, ignored with a reason, and
          never refused.
        </p>
      </div>
    </Panel>
  )
}
