'use client'

import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Drawer } from '#components/ui/drawer.tsx'
import { Message } from '#components/ui/message.tsx'
import type { AnswerError } from '#lib/query/fetch-answer.ts'
import styles from './dispute.module.css'

type ActDrawerProps = {
  title: string
  /** What will follow from it. */
  says: ReactNode
  submitText: string
  cancelText: string
  isPending: boolean
  error: AnswerError | null
  onSubmit: () => void
  onClose: () => void
  /** The fields. */
  children: ReactNode
}

/** A form at the right of the page for one act: what follows from it, its fields, why it was refused. */
export function ActDrawer(props: ActDrawerProps) {
  const { title, says, submitText, cancelText, isPending, error, onSubmit, onClose, children } = props
  return (
    <Drawer title={title} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <p className={styles.says}>{says}</p>
        {children}
        {error ? (
          <div role="alert">
            <Message icon="warning" tone="bad" title="Nothing was written down">
              {error.message}
            </Message>
          </div>
        ) : null}
        <div className={styles.buttons}>
          <Button type="submit" tone="primary" disabled={isPending}>
            {submitText}
          </Button>
          <Button onClick={onClose}>{cancelText}</Button>
        </div>
      </form>
    </Drawer>
  )
}
