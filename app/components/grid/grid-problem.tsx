import { CloudOff, OctagonX } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import type { CellSaving } from './use-cell-saving.ts'

/** Under the grid: what was refused and what would be right, or that the server was not reached and will be tried again. */
export function GridProblem({ saving }: { saving: CellSaving }) {
	if (saving.problem === null) return null
	const Icon = saving.retry === null ? OctagonX : CloudOff
	return (
		<div className="grid-error" role="alert">
			<Icon className="icon" strokeWidth={1.75} aria-hidden />
			<span>
				{saving.problem}
				{saving.retry !== null && ' It is sent again every 8 s.'}
			</span>
			{saving.retry !== null && (
				<Button type="button" size="small" onClick={saving.retry}>
					Retry now
				</Button>
			)}
		</div>
	)
}
