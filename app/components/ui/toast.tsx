import { Check } from 'lucide-react'
import { useEffect, useState } from 'react'

const SHOWN_MS = 6000

/** A short confirmation that leaves by itself. Never the only place an error is said. Give each message its own `key`. */
export function Toast({ children }: { children: string }) {
	const [shown, setShown] = useState(true)
	useEffect(() => {
		const timer = setTimeout(() => {
			setShown(false)
		}, SHOWN_MS)
		return () => {
			clearTimeout(timer)
		}
	}, [])
	return (
		<div className="toasts" role="status">
			{shown && (
				<div className="toast">
					<Check className="icon" strokeWidth={1.75} aria-hidden />
					{children}
				</div>
			)}
		</div>
	)
}
