import { CircleCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useUndo } from '#app/components/plan/undo.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { focusOnceLost } from '#app/hooks/use-focus-back.ts'

/** What was made here last, until it is undone: the row of the change goes, and the focus is on this line instead. */
export default function MadeNotice({ title, onUndone }: { title: string; onUndone: () => void }) {
	const { ask, reply } = useUndo()
	const heard = useRef(reply)
	const line = useRef<HTMLDivElement>(null)
	useEffect(() => {
		if (reply !== heard.current && reply?.ok === true) onUndone()
	}, [reply, onUndone])
	useEffect(() => {
		line.current?.focus({ preventScroll: true })
		const card = line.current?.closest('section')
		return () => focusOnceLost(() => card?.querySelector('h2') ?? null)
	}, [title])
	return (
		<div ref={line} className="notice mb-3" tabIndex={-1}>
			<CircleCheck className="icon text-ok" strokeWidth={1.75} aria-hidden />
			<div className="notice-main">
				<b>Applied to the plan:</b> {title}.
			</div>
			<Button type="button" size="small" onClick={() => ask('undo')}>
				Undo
			</Button>
		</div>
	)
}
