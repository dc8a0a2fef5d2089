import Link from 'next/link'
import type { ComponentProps } from 'react'
import styles from './button.module.css'

type Look = { tone?: 'plain' | 'primary'; size?: 'small' | 'medium' | 'touch' }

const classOf = ({ tone = 'plain', size = 'medium' }: Look, more?: string) =>
  [styles.button, styles[tone], styles[size], more].filter(Boolean).join(' ')

/** Says what happens when it is pressed. */
export function Button({ tone, size, className, ...rest }: ComponentProps<'button'> & Look) {
  return <button type="button" className={classOf({ tone, size }, className)} {...rest} />
}

/** The same look for what leads elsewhere. */
export function ButtonLink({ tone, size, className, ...rest }: ComponentProps<typeof Link> & Look) {
  return <Link className={classOf({ tone, size }, className)} {...rest} />
}
