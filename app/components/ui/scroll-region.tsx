import { clsx } from 'clsx'
import { forwardRef } from 'react'
import type { ReactNode } from 'react'

export type ScrollRegionProps = { label: string; className?: string; children: ReactNode }

/** Scrolls inside its card; the keyboard can reach it and readers hear what it is. No landmark of its own: its card is one, often of the same name. */
export const ScrollRegion = forwardRef<HTMLDivElement, ScrollRegionProps>(function ScrollRegion(
	{ label, className, children },
	ref,
) {
	return (
		// What scrolls must take focus, or a keyboard cannot scroll it (WCAG 2.1.1).
		// eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
		<div ref={ref} className={clsx('scroll', className)} tabIndex={0} role="group" aria-label={label}>
			{children}
		</div>
	)
})
