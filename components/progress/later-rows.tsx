'use client'

import dynamic from 'next/dynamic'

/** The rows below the first picture: on the page at once, their script after that of what is seen first. */
export const LaterRows = dynamic(() => import('./overview-rows.tsx').then(module => module.OverviewRows))
