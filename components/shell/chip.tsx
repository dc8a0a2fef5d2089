import type { ComponentProps } from 'react'
import { Icon, type IconName } from '#components/ui/icon.tsx'
import styles from './chip.module.css'

type ChipProps = ComponentProps<'button'> & { isNarrowed?: boolean; icon?: IconName; opens?: boolean }

/** A button of the top bar: solid border = default, tinted = narrowed. */
export function Chip({ isNarrowed, icon, opens, className, children, ...rest }: ChipProps) {
  const classes = [styles.chip, isNarrowed && styles.narrowed, className].filter(Boolean).join(' ')
  return (
    <button type="button" className={classes} {...rest}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
      {opens ? <Icon name="down" size={12} /> : null}
    </button>
  )
}
