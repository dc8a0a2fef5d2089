import Link from 'next/link'
import { StateMark } from '#components/charts/state-mark.tsx'
import { PageHeading } from '#components/ui/page-heading.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { migrationStates } from '#lib/domain/migration/state.ts'
import type { Definition } from '#lib/read/answers/definition.ts'
import styles from './definitions-view.module.css'

type DefinitionsViewProps = {
  words: readonly Definition[]
  states: readonly Definition[]
  figures: readonly Definition[]
}
const pageNames: Record<string, string> = {
  '/overview': 'Overview',
  '/teams': 'Teams',
  '/services': 'Services',
  '/frequency': 'Deploy frequency',
  '/cpu': 'CPU',
  '/sources': 'Sources',
}

/** One word, one meaning; one figure, one rule: what every dotted figure opens to. */
export function DefinitionsView({ words, states, figures }: DefinitionsViewProps) {
  const groups = [
    { id: 'figures', title: 'Figures', note: 'by number', entries: figures },
    { id: 'states', title: 'States', note: 'tried from the top; the first that holds', entries: states },
    { id: 'words', title: 'Words', note: 'as used on every page', entries: words },
  ]
  return (
    <>
      <PageHeading crumb="Definitions">
        One word, one meaning; one figure, one rule.{' '}
        <span className="soft">
          {figures.length} figures, {states.length} states and {words.length} words, in the terms of the code
          that computes them.
        </span>
      </PageHeading>
      <div className={styles.layout}>
        <nav className={styles.index} aria-label="Terms">
          {groups.map(({ id, title, entries }) => (
            <div key={id}>
              <b>{title}</b>
              <ul>
                {entries.map(entry => (
                  <li key={entry.id}>
                    <a href={`#${entry.id}`}>
                      {entry.figure === undefined ? null : <span>{entry.figure}</span>}
                      {entry.term}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <div className={styles.groups}>
          {groups.map(({ id, title, note, entries }) => (
            <Panel key={id} title={title} note={note}>
              {entries.map(entry => (
                <Entry key={entry.id} entry={entry} />
              ))}
            </Panel>
          ))}
        </div>
      </div>
    </>
  )
}

function Entry({ entry }: { entry: Definition }) {
  const state = migrationStates.find(name => entry.id === `state-${name.replaceAll('_', '-')}`)
  return (
    <article className={styles.entry} id={entry.id} aria-labelledby={`${entry.id}-term`}>
      <h3 id={`${entry.id}-term`}>
        {state ? <StateMark state={state} /> : null}
        {entry.term}
        {entry.figure === undefined ? null : <Tag>figure {entry.figure}</Tag>}
        <a href={`#${entry.id}`} aria-label={`Link to ${entry.term}`}>
          #
        </a>
      </h3>
      <p>{entry.says}</p>
      <dl>
        {entry.formula ? (
          <>
            <dt>Rule</dt>
            <dd>{entry.formula}</dd>
          </>
        ) : null}
        {entry.example ? (
          <>
            <dt>Example</dt>
            <dd>{entry.example}</dd>
          </>
        ) : null}
        {entry.usedOn ? (
          <>
            <dt>Shown on</dt>
            <dd>
              {entry.usedOn.map((path, index) => (
                <span key={path}>
                  {index > 0 ? ', ' : ''}
                  <Link href={path} prefetch={false}>
                    {pageNames[path] ?? path}
                  </Link>
                </span>
              ))}
            </dd>
          </>
        ) : null}
      </dl>
    </article>
  )
}
