import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { EditConflict } from '#shared/presentation/grid/edit-reply.ts'
import { cellsOf, type Refusal } from './saving/cell-queue.ts'
import type { CellSaving } from './saving/use-cell-saving.ts'

const SIDES = { theirs: 'Theirs', mine: 'Mine' } as const
type Choice = keyof typeof SIDES
type Met = { readonly key: string; readonly refusal: Refusal; readonly found: EditConflict; readonly mine: string }

type ConflictPanelProps = {
	readonly refusals: readonly Refusal[]
	readonly saving: CellSaving
	readonly list: string
	/** the key under which one scenario is made of what is set aside */
	readonly once: string
}

/** What of one's own met what others wrote, place by place. */
function metIn(refusals: readonly Refusal[]): readonly Met[] {
	return refusals.flatMap((refusal) =>
		(refusal.conflicts?.found ?? []).map((found) => {
			const cell = refusal.cells.find(({ id, field }) => id === found.itemId && field === found.field)
			const mine = cell?.text ?? refusal.cells.map(({ text }) => text).join(', ')
			return { key: `${found.itemId}.${found.field}`, refusal, found, mine: mine === '' ? 'empty' : mine }
		}),
	)
}

function Choices({ met, chosen, onChoose }: { met: Met; chosen: Choice; onChoose: (choice: Choice) => void }) {
	const sides = { theirs: met.found.now, mine: met.mine } as const
	return (['theirs', 'mine'] as const).map((side) => (
		<td key={side} data-head={SIDES[side]}>
			<label className="conflict-choice">
				<input type="radio" name={`choose-${met.key}`} checked={chosen === side} onChange={() => onChoose(side)} />
				{sides[side]}
				{side === 'theirs' && <span className="text-ink-3">{met.found.by}</span>}
			</label>
		</td>
	))
}

/**
 * Others were first at cells that one has changed: before, theirs and mine beside each other, one choice a cell. Closing
 * loses nothing: what was typed stays in its cell, marked as not saved.
 */
export default function ConflictPanel({ refusals, saving, list, once }: ConflictPanelProps) {
	const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>({})
	const [later, setLater] = useState<readonly Refusal[]>([])
	const { submit, state } = useFetcher()
	const met = metIn(refusals)
	const choiceOf = ({ key }: Met) => chosen[key] ?? 'theirs'
	const all = (choice: Choice) => setChosen(Object.fromEntries(met.map(({ key }) => [key, choice])))
	if (refusals.every((refusal) => later.includes(refusal)))
		return (
			<div className="grid-error">
				<span>
					{met.length === 1 ? 'One cell waits for your choice.' : `${String(met.length)} cells wait for your choice.`}
				</span>
				<Button type="button" size="small" onClick={() => setLater([])}>
					Choose
				</Button>
			</div>
		)
	const save = () => {
		for (const refusal of refusals) {
			const left = met.filter((one) => one.refusal === refusal && choiceOf(one) === 'theirs')
			saving.settle(
				refusal,
				left.map(({ found }) => ({ id: found.itemId, field: found.field })),
			)
		}
	}
	return (
		<section className="conflict" role="alert" aria-label="Changed by others meanwhile">
			<h3>
				{met.length === 1
					? 'One cell that you changed was changed by others meanwhile'
					: `${String(met.length)} cells that you changed were changed by others meanwhile`}
			</h3>
			<p className="text-ink-3">{met.map(({ found }) => found.text).join(' ')} Nothing is lost by closing this.</p>
			<ScrollRegion label="Before, theirs and mine">
				<table className="data-table data-table-stacks">
					<thead>
						<tr>
							<th scope="col">Cell</th>
							<th scope="col">Before both</th>
							<th scope="col">{SIDES.theirs}</th>
							<th scope="col">{SIDES.mine}</th>
						</tr>
					</thead>
					<tbody>
						{met.map((one) => (
							<tr key={one.key}>
								<th scope="row">{one.found.place}</th>
								<td data-head="Before both">{one.found.was}</td>
								<Choices
									met={one}
									chosen={choiceOf(one)}
									onChoose={(choice) => setChosen((now) => ({ ...now, [one.key]: choice }))}
								/>
							</tr>
						))}
					</tbody>
				</table>
			</ScrollRegion>
			<div className="flex flex-wrap gap-2">
				<Button type="button" kind="primary" onClick={save}>
					Save this choice
				</Button>
				<Button
					type="button"
					disabled={state !== 'idle'}
					onClick={() => {
						const cells = JSON.stringify(cellsOf(refusals))
						submit({ intent: 'set', list, cells, aside: 'yes', once }, { method: 'post' })
					}}
				>
					Keep mine as a new scenario
				</Button>
				{met.length > 1 && (
					<>
						<Button type="button" kind="ghost" onClick={() => all('theirs')}>
							All theirs
						</Button>
						<Button type="button" kind="ghost" onClick={() => all('mine')}>
							All mine
						</Button>
					</>
				)}
				<Button type="button" kind="ghost" onClick={() => setLater(refusals)}>
					Later
				</Button>
			</div>
		</section>
	)
}
