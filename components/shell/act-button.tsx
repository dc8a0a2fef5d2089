'use client'

import type { ComponentProps } from 'react'
import { Button } from '#components/ui/button.tsx'
import { useIsPresent } from '#lib/query/use-is-present.ts'

/** A button that changes something: while the view looks at another day it is off, and says why. */
export function ActButton({ disabled, title, ...rest }: ComponentProps<typeof Button>) {
  const { isPresent, whyNot } = useIsPresent()
  return <Button disabled={disabled || !isPresent} title={whyNot ?? title} {...rest} />
}
