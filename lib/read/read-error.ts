/** Why a question is not answered; the border turns it into a status. The message may be shown to whoever asked. */
export class ReadError extends Error {
  override name = 'ReadError'
}

/** Nobody is signed in, or their token is not for reading. */
export class AccessDenied extends ReadError {
  override name = 'AccessDenied'
  readonly reason: 'nobody' | 'forbidden'
  constructor(reason: 'nobody' | 'forbidden', message: string) {
    super(message)
    this.reason = reason
  }
}

export class NotFound extends ReadError {
  override name = 'NotFound'
}

/** A parameter that names nothing we know, or is no value of its kind. */
export class InvalidFilter extends ReadError {
  override name = 'InvalidFilter'
  readonly parameter: string
  constructor(parameter: string, message: string) {
    super(message)
    this.parameter = parameter
  }
}
