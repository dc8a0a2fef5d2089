import { formatDay } from '#lib/format/date.ts'
import { formatCount, formatCounted, formatShare } from '#lib/format/number.ts'
import type { RulesPreview } from '#lib/read/answers/scope-answer.ts'
import styles from './admin.module.css'

const mostNamed = 40

/** What a change of the rules does: the headline before and after, and who comes and goes by name. */
export function RulesEffect({ preview }: { preview: RulesPreview }) {
  const { before, after, entering, leaving, on } = preview
  const rows: [name: string, before: string, after: string][] = [
    ['Main figure', formatShare(before.baseline.share), formatShare(after.baseline.share)],
    ['Baseline', baselineText(before.baseline), baselineText(after.baseline)],
    ['Live share', formatShare(before.live.share), formatShare(after.live.share)],
    ['In scope today', formatCount(before.live.inScope), formatCount(after.live.inScope)],
  ]
  return (
    <div className={styles.effect}>
      <table className={styles.compare}>
        <caption className="unseen">The headline before and after the change</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">now</th>
            <th scope="col">after</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, was, is]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{was}</td>
              <td>{was === is ? is : <b>{is}</b>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Names verb="would enter" crossing={entering} on={on} />
      <Names verb="would leave" crossing={leaving} on={on} />
    </div>
  )
}

const baselineText = ({ on, count }: RulesPreview['before']['baseline']): string =>
  on === null ? 'none yet' : `${formatCount(count)}, ${formatDay(on)}`

function Names({ verb, crossing, on }: { verb: string; crossing: RulesPreview['entering']; on: string }) {
  const { count, services } = crossing
  if (count === 0) return <p>No service {verb}.</p>
  const rest = count - Math.min(count, mostNamed)
  return (
    <details>
      <summary>
        {formatCounted(count, 'service')} {verb}, looked at on {formatDay(on)}
      </summary>
      <ul className={styles.names}>
        {services.slice(0, mostNamed).map(({ id, team }) => (
          <li key={id}>
            {id} <span className="text-3">{team ?? 'no owner'}</span>
          </li>
        ))}
        {rest > 0 ? <li className="text-3">and {formatCount(rest)} more</li> : null}
      </ul>
    </details>
  )
}
