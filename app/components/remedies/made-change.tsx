import { CircleCheck } from 'lucide-react'
import { createContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { useUndo } from '#app/components/plan/undo.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { focusOnceLost } from '#app/hooks/use-focus-back.ts'

/** Told of a change that was made in the plan, by its title. */
export const ChangeMade = createContext<(title: string) => void>(() => undefined)

/** What was made here last, until it is undone: the row of the change goes, and the focus is on this line instead. */
export function MadeChange({ children }: { children: ReactNode }) {
	const { ask, reply } = useUndo()
	const [made, setMade] = useState<{ readonly title: string; readonly heard: typeof reply } | null>(null)
	const part = useRef<HTMLDivElement>(null)
	const line = useRef<HTMLDivElement>(null)
	const isUndone = made !== null && reply !== made.heard && reply?.ok === true
	if (isUndone) setMade(null)
	useEffect(() => {
		if (made === null) return
		line.current?.focus({ preventScroll: true })
		const own = part.current
		return () => focusOnceLost(() => own?.closest('section')?.querySelector('h2') ?? null)
	}, [made])
	return (
		<ChangeMade.Provider value={(title) => setMade({ title, heard: reply })}>
			<div ref={part} role="status">
				{made !== null && (
					<div ref={line} className="notice mb-3" tabIndex={-1}>
						<CircleCheck className="icon text-ok" strokeWidth={1.75} aria-hidden />
						<div className="notice-main">
							<b>Applied to the plan:</b> {made.title}.
						</div>
						<Button type="button" size="small" onClick={() => ask('undo')}>
							Undo
						</Button>
					</div>
				)}
			</div>
			{children}
		</ChangeMade.Provider>
	)
}
