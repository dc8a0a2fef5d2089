import { Button } from './button.tsx'
import styles from './step-buttons.module.css'

type StepButtonsProps = {
  text: string
  onBack: (() => void) | null
  onForward: (() => void) | null
  backText?: string
  forwardText?: string
  isHidden?: boolean
}

/** Under a long list: where one is, and the pages beside it. */
export function StepButtons({
  text,
  onBack,
  onForward,
  backText = 'Back',
  forwardText = 'Next',
  isHidden = false,
}: StepButtonsProps) {
  if (isHidden) return null
  return (
    <nav className={styles.row} aria-label="Pages of this list">
      <span>{text}</span>
      <Button size="small" disabled={onBack === null} onClick={onBack ?? undefined}>
        {backText}
      </Button>
      <Button size="small" disabled={onForward === null} onClick={onForward ?? undefined}>
        {forwardText}
      </Button>
    </nav>
  )
}
