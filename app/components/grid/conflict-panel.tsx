import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { ScrollRegion } from '#app/components/ui/scroll-region.tsx'
import type { EditConflict, SentCell } from '#shared/grid/edit-reply.ts'
import { counted } from '#shared/formats/months.ts'
import { BRING_BACK, comesBackWith, LET_IT_GO } from './gone-words.ts'
import { cellsMet, cellsOf, withoutCells, type Refusal } from '#app/keystroke/cell-queue.ts'
import type { CellSaving } from '#app/keystroke/use-cells.ts'

const SIDES = { theirs: 'Theirs', mine: 'Mine' } as const
type Side = keyof typeof SIDES
type UseNewestParams = Readonly<Record<string, Side>>
type Met = {
	readonly key: string
	readonly refusal: Refusal
	readonly found: EditConflict
	/** what of one's own it is about */
	readonly cells: readonly SentCell[]
}

export type ConflictPanelProps = {
	readonly refusals: readonly Refusal[]
	readonly saving: CellSaving
	readonly list: string
	/** the edit that the page shows */
	readonly rev: number
	/** the key under which one scenario is made of what is set aside */
	readonly once: string
	/** what a column is called */
	readonly labelOf: (field: string) => string
}

/** What of one's own met what others did, place by place. */
function metIn(refusals: readonly Refusal[]): readonly Met[] {
	return refusals.flatMap((refusal) =>
		(refusal.conflicts?.found ?? []).map((found) => {
			const key = `${found.itemId}.${found.field}`
			return { key, refusal, found, cells: cellsMet(refusal, found) }
		}),
	)
}

const cellsIn = (met: readonly Met[]) => met.flatMap(({ cells }) => cells)

/** The panel shows what others have written by now: where the plan has moved on below it, it asks again. */
function useNewest({ refusals, saving, rev }: ConflictPanelProps, chosen: UseNewestParams): void {
	const latest = useRef({ refusals, saving, chosen })
	useEffect(() => {
		latest.current = { refusals, saving, chosen }
	})
	useEffect(() => {
		const asked = new AbortController()
		const { current: now } = latest
		for (const refusal of now.refusals) {
			if ((refusal.conflicts?.rev ?? rev) >= rev) continue
			const left = metIn([refusal]).filter(({ key }) => now.chosen[key] === 'theirs')
			now.saving.lookAgain(refusal, cellsIn(left), asked.signal)
		}
		return () => asked.abort()
	}, [rev])
}

/** A value with the note that stands beside it, and with whose it is. */
function ShownSide({ value, note, by }: { value: string; note: string; by?: string }) {
	return (
		<span className="conflict-side">
			<span>
				{value} {by !== undefined && <span className="text-ink-3">{by}</span>}
			</span>
			{note !== '' && <span className="conflict-note">{note}</span>}
		</span>
	)
}

function Choices({ met, chosen, onChoose }: { met: Met; chosen: Side; onChoose: (side: Side) => void }) {
	const sides = { theirs: met.found.now, mine: met.found.mine } as const
	return (['theirs', 'mine'] as const).map((side) => (
		<td key={side} data-head={SIDES[side]}>
			<label className="conflict-choice">
				<input type="radio" name={`choose-${met.key}`} checked={chosen === side} onChange={() => onChoose(side)} />
				<ShownSide {...sides[side]} {...(side === 'theirs' && { by: met.found.by })} />
			</label>
		</td>
	))
}

/** A row that somebody has removed: it comes back as it was with what was typed, or what was typed goes. */
function GoneRow({ met, saving, labelOf }: { met: Met } & Pick<ConflictPanelProps, 'saving' | 'labelOf'>) {
	const { refusal, found, cells } = met
	const typed = cells.map(({ field, text }) => `${labelOf(field)} ${text === '' ? 'empty' : text}`).join(', ')
	return (
		<div className="conflict-gone">
			<p>
				{found.text} You typed: {typed}. {comesBackWith(found.gone ?? [])}
			</p>
			<div className="flex flex-wrap gap-2">
				<Button type="button" kind="primary" onClick={() => saving.settle(refusal, { left: [], decided: cells })}>
					{BRING_BACK}
				</Button>
				<Button type="button" onClick={() => saving.settle(refusal, { left: cells, decided: cells })}>
					{LET_IT_GO}
				</Button>
			</div>
		</div>
	)
}

const headingOf = (changed: number, gone: number) => {
	if (changed === 0)
		return gone === 1
			? 'A teammate removed a row you were editing'
			: `Teammates removed ${counted(gone, 'row')} you were editing`
	return changed === 1
		? 'A teammate changed a cell you were editing'
		: `Teammates changed ${counted(changed, 'cell')} you were editing`
}

/**
 * Others were first at cells that one has changed: before, theirs and mine beside each other, one choice a cell. Closing
 * loses nothing: what was typed stays in its cell, marked as not saved. The page goes on taking news below it.
 */
export default function ConflictPanel(props: ConflictPanelProps) {
	const { refusals, saving, list, once, labelOf } = props
	const [chosen, setChosen] = useState<UseNewestParams>({})
	const [later, setLater] = useState<readonly Refusal['cells'][]>([])
	const { submit, state } = useFetcher()
	useNewest(props, chosen)
	const all = metIn(refusals)
	const [gone, met] = [all.filter(({ found }) => found.gone), all.filter(({ found }) => !found.gone)]
	const sideOf = ({ key }: Met) => chosen[key] ?? 'theirs'
	const chooseAll = (side: Side) => setChosen(Object.fromEntries(met.map(({ key }) => [key, side])))
	if (all.length === 0) return null
	if (refusals.every(({ cells }) => later.includes(cells)))
		return (
			<div className="grid-error">
				<span>{all.length === 1 ? '1 cell needs your choice.' : `${String(all.length)} cells need your choice.`}</span>
				<Button type="button" size="small" onClick={() => setLater([])}>
					Choose
				</Button>
			</div>
		)
	const save = () => {
		for (const refusal of refusals) {
			const own = met.filter((one) => one.refusal === refusal)
			if (own.length === 0) continue
			const decided = withoutCells(refusal.cells, cellsIn(gone))
			saving.settle(refusal, { left: cellsIn(own.filter((one) => sideOf(one) === 'theirs')), decided })
		}
	}
	return (
		<section className="conflict" role="alert" aria-label="Changed by teammates">
			<h3>{headingOf(met.length, gone.length)}</h3>
			<p className="text-ink-3">
				{met.map(({ found }) => found.text).join(' ')} You can close this without losing anything.
			</p>
			{gone.map((one) => (
				<GoneRow key={one.key} {...{ saving, labelOf }} met={one} />
			))}
			{met.length > 0 && (
				<ScrollRegion label="Original, theirs and mine">
					<table className="data-table data-table-stacks">
						<thead>
							<tr>
								<th scope="col">Cell</th>
								<th scope="col">Original</th>
								<th scope="col">{SIDES.theirs}</th>
								<th scope="col">{SIDES.mine}</th>
							</tr>
						</thead>
						<tbody>
							{met.map((one) => (
								<tr key={one.key}>
									<th scope="row">{one.found.place}</th>
									<td data-head="Original">
										<ShownSide {...one.found.was} />
									</td>
									<Choices
										met={one}
										chosen={sideOf(one)}
										onChoose={(side) => setChosen((now) => ({ ...now, [one.key]: side }))}
									/>
								</tr>
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
			<div className="flex flex-wrap gap-2">
				{met.length > 0 && (
					<Button type="button" kind="primary" onClick={save}>
						Save this choice
					</Button>
				)}
				{gone.length === 0 && (
					<Button
						type="button"
						disabled={state !== 'idle'}
						onClick={() => {
							const cells = JSON.stringify(cellsOf(refusals))
							submit({ intent: 'set', list, cells, aside: 'yes', once }, { method: 'post' })
						}}
					>
						Save mine as a scenario
					</Button>
				)}
				{met.length > 1 && (
					<>
						<Button type="button" kind="ghost" onClick={() => chooseAll('theirs')}>
							All theirs
						</Button>
						<Button type="button" kind="ghost" onClick={() => chooseAll('mine')}>
							All mine
						</Button>
					</>
				)}
				<Button type="button" kind="ghost" onClick={() => setLater(refusals.map(({ cells }) => cells))}>
					Later
				</Button>
			</div>
		</section>
	)
}
