import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import styles from './message.module.css'

type MessageProps = {
  icon: IconName
  tone?: 'quiet' | 'bad' | 'watch'
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
}

/** In place of a picture: what is the matter, what is kept, what to do. */
export function Message({ icon, tone = 'quiet', title, children, actions }: MessageProps) {
  return (
    <div className={styles.message}>
      <span className={styles[tone]}>
        <Icon name={icon} size={20} />
      </span>
      <div>
        <b>{title}</b>
        {children ? <p className={styles.text}>{children}</p> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </div>
    </div>
  )
}
