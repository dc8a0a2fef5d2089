import styles from './source-view.module.css'

/** In place of buttons, for everybody who may only look. */
export function WhomToAsk() {
  return (
    <p className={`${styles.row} text-3`}>
      Admins connect, pause and change sources. If you need one, ask whoever runs Landfall at your company.
    </p>
  )
}
