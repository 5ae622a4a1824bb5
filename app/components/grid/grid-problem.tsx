import { CloudOff, OctagonX, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import type { Refusal } from './saving/cell-queue.ts'
import type { CellSaving } from './saving/use-cell-saving.ts'

function Line({ icon: Icon, children }: { icon: typeof CloudOff; children: ReactNode }) {
	return (
		<div className="grid-error" role="alert">
			<Icon className="icon" strokeWidth={1.75} aria-hidden />
			{children}
		</div>
	)
}

/** Somebody else was first: what they wrote, and the choice. */
function ConflictLine({ refusal, saving }: { refusal: Refusal; saving: CellSaving }) {
	const found = refusal.conflicts?.found ?? []
	const one = refusal.cells.length === 1
	return (
		<Line icon={Users}>
			<span>
				{found.map(({ text }) => text).join(' ')} {one ? `Yours, ${refusal.cells[0]?.text ?? ''}, is` : 'Yours are'} not
				saved.
			</span>
			<Button type="button" size="small" onClick={() => saving.giveUp(refusal)}>
				{one ? `Keep ${found[0]?.now ?? 'theirs'}` : 'Keep theirs'}
			</Button>
			<Button type="button" size="small" onClick={() => saving.insist(refusal)}>
				{one ? `Put ${refusal.cells[0]?.text ?? 'mine'}` : 'Put mine'}
			</Button>
		</Line>
	)
}

/** Under the grid: what was refused and what would be right, who was first, or that the server was not reached. */
export function GridProblem({ saving }: { saving: CellSaving }) {
	const refused = saving.refusals.filter(({ conflicts }) => conflicts === undefined)
	const met = saving.refusals.filter(({ conflicts }) => conflicts !== undefined)
	return (
		<>
			{saving.stalled !== null && (
				<Line icon={CloudOff}>
					<span>{saving.stalled} It is sent again every 8 s.</span>
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
					<Button
						type="button"
						size="small"
						onClick={() => {
							for (const refusal of refused) saving.giveUp(refusal)
						}}
					>
						Put back what was there
					</Button>
				</Line>
			)}
			{met.map((refusal) => (
				<ConflictLine
					key={refusal.cells.map(({ id, field }) => `${id}.${field}`).join()}
					refusal={refusal}
					saving={saving}
				/>
			))}
		</>
	)
}
