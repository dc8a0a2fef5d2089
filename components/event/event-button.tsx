import styles from './event-button.module.css'

type EventRef = { source: string; id: string }

/** The name of an event; pressed, it opens the raw event. Long ids keep their end on screen, where they differ. */
export function EventButton({
  event,
  onOpen,
  text,
}: {
  event: EventRef
  onOpen: (event: EventRef) => void
  text?: string
}) {
  const name = text ?? `${event.source} ${event.id.length > 14 ? `…${event.id.slice(-12)}` : event.id}`
  return (
    <button
      type="button"
      className={styles.button}
      title={`${event.source} ${event.id}`}
      data-event=""
      onClick={() => onOpen(event)}
    >
      {name}
    </button>
  )
}
