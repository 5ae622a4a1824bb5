import { CircleCheck, OctagonX, X } from 'lucide-react'
import { clsx } from 'clsx'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'

export type ToastProps = {
	/** null shows nothing, and keeps the place that is read aloud */
	text: string | null
	failed?: boolean
	action?: ReactNode
	onClose: () => void
}

const SHOWN_MS = 10_000

/** What just happened, at the foot of the page: read aloud, gone by itself, and what failed stays until it is closed. */
export function Toast({ text, failed = false, action, onClose }: ToastProps) {
	useEffect(() => {
		if (text === null || failed) return
		const timer = setTimeout(onClose, SHOWN_MS)
		return () => clearTimeout(timer)
	}, [text, failed, onClose])
	const Icon = failed ? OctagonX : CircleCheck
	return (
		<div className="toast-place" role="status" aria-live="polite">
			{text !== null && (
				<div className={clsx('toast', failed && 'toast-failed')}>
					<Icon className="icon" strokeWidth={1.75} aria-hidden />
					<span className="toast-text">{text}</span>
					{action}
					<IconButton label="Close" kind="ghost" size="small" type="button" onClick={onClose}>
						<X className="icon-small" strokeWidth={1.75} aria-hidden />
					</IconButton>
				</div>
			)}
		</div>
	)
}
