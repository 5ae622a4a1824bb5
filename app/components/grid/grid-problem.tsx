import { CloudOff, OctagonX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { late } from '#app/components/ui/late.ts'
import { LatePart } from '#app/components/ui/late-part.tsx'
import type { ConflictPanelProps } from './conflict-panel.tsx'

const conflictPanel = late(() => import('./conflict-panel.tsx'))

function Line({ icon: Icon, children }: { icon: typeof CloudOff; children: ReactNode }) {
	return (
		<div className="grid-error" role="alert">
			<Icon className="icon" strokeWidth={1.75} aria-hidden />
			{children}
		</div>
	)
}

/** Under the grid: what was refused and what would be right, who was first, or that the server was not reached. */
export function GridProblem({
	saving,
	onGo,
	...props
}: Omit<ConflictPanelProps, 'refusals'> & {
	/** the focus goes to a cell of the grid, which opens to be corrected or not */
	onGo: (cell: { readonly id: string; readonly field: string }, opens: boolean) => void
}) {
	const refused = saving.refusals.filter(({ conflicts }) => conflicts === undefined)
	const [first, ...others] = refused.flatMap(({ cells }) => cells)
	const met = saving.refusals.filter(({ conflicts }) => conflicts !== undefined)
	return (
		<>
			{saving.stalled !== null && (
				<Line icon={CloudOff}>
					<span>{saving.stalled} Retrying every 8 s.</span>
					<Button type="button" size="small" onClick={saving.retry}>
						Retry now
					</Button>
				</Line>
			)}
			{saving.said !== null && refused.length === 0 && (
				<p className="grid-said" role="status">
					{saving.said}
				</p>
			)}
			{refused.length > 0 && (
				<Line icon={OctagonX}>
					<span>{refused.flatMap(({ problems }) => problems.map(({ text }) => text)).join(' ')}</span>
					{first !== undefined && others.length === 0 && (
						<Button type="button" size="small" onClick={() => onGo(first, true)}>
							Correct it
						</Button>
					)}
					<Button
						type="button"
						size="small"
						onClick={() => {
							for (const refusal of refused) saving.giveUp(refusal)
							if (first !== undefined) onGo(first, false)
						}}
					>
						Restore previous value
					</Button>
				</Line>
			)}
			{met.length > 0 && <LatePart part={conflictPanel} props={{ refusals: met, saving, ...props }} />}
		</>
	)
}
