import { Info, OctagonX, TriangleAlert } from 'lucide-react'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'

const ICONS = { plain: Info, tight: TriangleAlert, failing: OctagonX } as const

export type NoticeProps = {
	kind?: keyof typeof ICONS
	title?: ReactNode
	children?: ReactNode
	action?: ReactNode
	live?: boolean
}

/** One sentence about the state of things, and the way on. `live` reads it aloud when it appears. */
export function Notice({ kind = 'plain', title, children, action, live = false }: NoticeProps) {
	const Icon = ICONS[kind]
	return (
		<div className={clsx('notice', kind !== 'plain' && `notice-${kind}`)} role={live ? 'status' : undefined}>
			<Icon className="icon" strokeWidth={1.75} aria-hidden />
			<div className="notice-main">
				{title !== undefined && (
					<>
						<b>{title}</b>{' '}
					</>
				)}
				{children}
			</div>
			{action}
		</div>
	)
}
