'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { AnswerFrame } from '#components/ui/answer-frame.tsx'
import { CrumbTrail } from '#components/ui/crumb-trail.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { PageSkeleton } from '#components/ui/page-skeleton.tsx'
import { formatCounted } from '#lib/format/number.ts'
import { importsOptions } from '#lib/query/imports-options.ts'
import type { ImportsAnswer } from '#lib/read/answers/import-answer.ts'
import { ChooseFile } from './choose-file.tsx'
import styles from './import.module.css'
import { ImportReport } from './import-report.tsx'
import { PastImports } from './past-imports.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { RunningPanel } from './running-panel.tsx'
import { useUpload } from './use-upload.ts'

/** History from files: choose one, see how it would be read, take it in, and read what became of its rows. */
export function ImportsView() {
  const query = useQuery(importsOptions())
  return (
    <AnswerFrame query={query} waiting={<PageSkeleton crumb="Sources · imports" panels={[200, 220]} />}>
      {answer => <Imports answer={answer} />}
    </AnswerFrame>
  )
}

function Imports({ answer }: { answer: ImportsAnswer }) {
  const [file, setFile] = useState<File | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const upload = useUpload()
  const running = answer.items.filter(({ state }) => state === 'running').length
  return (
    <>
      <PageHeading
        crumb={
          <CrumbTrail
            steps={[{ key: 'sources', node: <Link href="/sources">Sources</Link> }]}
            remarks={['imports']}
          />
        }
      >
        {running > 0 ? `${formatCounted(running, 'import')} running. ` : 'Take history in from files. '}
        <span className="soft">
          The same keys as live events: a row that came before is a duplicate, whatever file it stands in.
        </span>
      </PageHeading>
      <div className={styles.panels}>
        {upload.job !== null && upload.isSending ? (
          <RunningPanel id={upload.job.id} onStop={upload.stop} />
        ) : (
          <ChooseFile
            onChoose={chosen => {
              setFile(chosen)
              setOpened(null)
              upload.forget()
            }}
          />
        )}
        {upload.error ? (
          <p className="bad" role="alert">
            {upload.error}
          </p>
        ) : null}
        {file !== null && upload.job === null ? (
          <PreviewPanel
            key={`${file.name} ${file.size} ${file.lastModified}`}
            file={file}
            isStarting={upload.isSending}
            onStart={wishes => void upload.start(file, wishes)}
            onCancel={() => setFile(null)}
          />
        ) : null}
        {upload.job !== null && !upload.isSending ? <ImportReport id={upload.job.id} /> : null}
        {opened === null ? null : <ImportReport key={opened} id={opened} />}
        <PastImports items={answer.items} onOpen={setOpened} />
      </div>
    </>
  )
}
