'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import styles from './import.module.css'

/** A file by button or by dropping it. */
export function ChooseFile({ onChoose }: { onChoose: (file: File) => void }) {
  const id = useId()
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const choose = useRef(onChoose)
  choose.current = onChoose
  useEffect(() => {
    // On a slow line a file may be chosen before the page listens.
    const [file] = input.current?.files ?? []
    if (file) choose.current(file)
  }, [])
  return (
    <Panel title="Take a file in" note="NDJSON, JSON or CSV; also gzip or zstd">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the field inside, which does the same */}
      <div
        className={isOver ? `${styles.drop} ${styles.over}` : styles.drop}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          const [file] = event.dataTransfer.files
          if (file) onChoose(file)
        }}
      >
        <label htmlFor={id}>Choose a file, or drop it here</label>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".ndjson,.jsonl,.json,.csv,.tsv,.txt,.gz,.zst"
          onChange={event => {
            const [file] = event.currentTarget.files ?? []
            if (file) onChoose(file)
            // The same file again is a choice too.
            event.currentTarget.value = ''
          }}
        />
      </div>
      <p className={styles.note}>
        Deploys, CloudEvents, CDEvents, samples and DevLake bodies, mixed as you like; tables of deploys or
        samples; exports of DevLake (<code>cicd_deployments</code>, <code>cicd_deployment_commits</code>) and
        of Four Keys (<code>deployments</code>, <code>events_raw</code>). Files that lie on the server are
        faster with <code>npm run landfall -- import FILE</code>.
      </p>
    </Panel>
  )
}
