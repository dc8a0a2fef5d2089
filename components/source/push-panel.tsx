'use client'

import { CodeBox } from '#components/ui/code-box.tsx'
import { Panel } from '#components/ui/panel.tsx'
import styles from './source-view.module.css'
import { useOrigin } from './use-origin.ts'

/** How events of a source come in over our own calls. */
export function PushPanel({ id }: { id: string }) {
  const origin = useOrigin()
  return (
    <Panel title="How its events come in" className={styles.row}>
      <div className={styles.guide}>
        <p className={styles.text}>
          Its sender posts deploys, CDEvents or samples with an API token that may speak for it. Every call
          says what became of each event.
        </p>
        <CodeBox
          label="A token for this source alone"
          text={`npm run landfall -- token create --name ${id} --scope ingest:${id}`}
        />
        <CodeBox
          label="A deploy with curl"
          text={[
            `curl ${origin}/api/v1/deploys \\`,
            `  -H 'Authorization: Bearer lf_…' \\`,
            `  -H 'Content-Type: application/json' \\`,
            '  -d @- <<END',
            `{"id": "first-1", "source": "${id}", "service": "seat-map",`,
            ' "platform": "kubernetes", "version": "1.0.0",',
            ' "finishedAt": "$(date -u +%FT%TZ)"}',
            'END',
          ].join('\n')}
        />
      </div>
    </Panel>
  )
}
