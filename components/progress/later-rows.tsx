'use client'

import dynamic from 'next/dynamic'

/** The rows below the one figure: on the page at once, their script after that of what is read first. */
export const LaterRows = dynamic(() => import('./overview-rows.tsx').then(module => module.OverviewRows))
