'use client'

import { Sheet } from '#components/ui/sheet.tsx'
import styles from './key-list.module.css'
import { shellPages } from './pages.ts'

const others = [
  ['/', 'find anything by its name; Ctrl K or Cmd K does too'],
  ['f', 'first filter'],
  ['a', 'the moment looked at'],
  ['t', 'table in place of the chart, where one has the focus'],
  ['j k', 'down and up a list of events; Enter opens one, o as it came'],
  ['m', 'merge a blocker into another one, on its page or its row'],
  ['c', 'copy the names of hosts to switch off, on the endgame page'],
  ['n', 'new report, on the page of a team'],
  ['d', 'say that something is wrong, on a row of a team’s services'],
  ['p', 'the proposed trip to the open office, on the planner'],
  ['← →', 'from point to point of a chart; on lanes from day to day, ↑ ↓ from person to person'],
  ['Esc', 'close what is on top'],
  ['?', 'this list'],
] as const

/** What keys do. */
export function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title="Keys" side="right" onClose={onClose}>
      <dl className={styles.keys}>
        {shellPages.map(({ key, name }) => (
          <div key={key}>
            <dt>
              <kbd>g</kbd> <kbd>{key}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
        {others.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
