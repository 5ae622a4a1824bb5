import type { EditConflict, EditReply, SentCell } from '#shared/grid/edit-reply.ts'

/** What was typed or pasted at once: kept or refused as one. */
export type Edit = {
	readonly cells: readonly SentCell[]
	/** goes by itself, since together with others it was refused */
	readonly alone: boolean
}
export type Refusal = Pick<Extract<EditReply, { ok: false }>, 'problems' | 'cells' | 'conflicts'>
export type CellQueue = {
	readonly queue: readonly Edit[]
	readonly flight: readonly Edit[]
	/** what is kept, by the edit of the plan that holds it: a page of an older edit does not show it yet */
	readonly kept: readonly { readonly rev: number; readonly cells: readonly SentCell[] }[]
	readonly refusals: readonly Refusal[]
	/** why the queue does not move: the server was not reached */
	readonly stalled: string | null
	/** what else the latest edit has done; null where nothing */
	readonly said: string | null
}

export const NOTHING: CellQueue = { queue: [], flight: [], kept: [], refusals: [], stalled: null, said: null }

type CellName = Pick<SentCell, 'id' | 'field'>
export const findCell = (cells: readonly SentCell[], { id, field }: CellName) =>
	cells.findLast((cell) => cell.id === id && cell.field === field)
export const withoutCells = (cells: readonly SentCell[], others: readonly CellName[]) =>
	cells.filter(({ id, field }) => !others.some((other) => other.id === id && other.field === field))
export const cellsOf = (edits: readonly Pick<Edit, 'cells'>[]) => edits.flatMap(({ cells }) => cells)

/** Nothing is on its way, and nothing waits. */
export const isStill = ({ queue, flight }: CellQueue): boolean => queue.length === 0 && flight.length === 0

/** What goes in one request: all that waits, up to the first edit that must go by itself. */
export function loadOf(queue: readonly Edit[]): readonly Edit[] {
	if (queue[0]?.alone === true) return queue.slice(0, 1)
	const end = queue.findIndex(({ alone }) => alone)
	return end < 0 ? queue : queue.slice(0, end)
}

export function queued(saving: CellQueue, cells: readonly SentCell[]): CellQueue {
	// A new edit is a reason to try again.
	return { ...saving, queue: [...saving.queue, { cells, alone: false }], stalled: null }
}

/** What has been sent is on its way; what was typed since stays in the queue. */
export function takenOff(saving: CellQueue, flight: readonly Edit[]): CellQueue {
	const queue = saving.queue.filter((edit) => !flight.includes(edit))
	return { ...saving, flight, queue }
}

/** What a page that shows this edit of the plan does not show yet. */
export const notShown = ({ kept }: CellQueue, rev: number): readonly SentCell[] =>
	cellsOf(kept.filter((one) => one.rev > rev))

/** Forgets what a page that shows this edit of the plan shows by itself. */
export const withoutShown = (saving: CellQueue, rev: number): CellQueue => ({
	...saving,
	kept: saving.kept.filter((one) => one.rev > rev),
})

/** What was refused before and has not been typed anew since. */
function stillRefused(refusals: readonly Refusal[], since: readonly CellName[]): readonly Refusal[] {
	return refusals
		.map((refusal) => {
			const cells = withoutCells(refusal.cells, since)
			// What is put off for later is known by the refusal itself.
			return cells.length === refusal.cells.length ? refusal : { ...refusal, cells }
		})
		.filter(({ cells }) => cells.length > 0)
}

export function landed(saving: CellQueue, reply: EditReply): CellQueue {
	const { queue, flight } = saving
	const free = { ...saving, flight: [], stalled: null, said: reply.ok ? (reply.said ?? null) : null }
	if (!reply.ok && reply.unreached === true)
		return { ...free, queue: [...flight, ...queue], stalled: reply.problems.map(({ text }) => text).join(' ') }
	if (!reply.ok && flight.length > 1)
		return { ...free, queue: [...flight.map((edit) => ({ ...edit, alone: true })), ...queue] }
	const flown = cellsOf(flight)
	const older = stillRefused(saving.refusals, flown)
	if (reply.ok) return { ...free, refusals: older, kept: [...saving.kept, { rev: reply.rev, cells: flown }] }
	const { problems, conflicts } = reply
	const cells = reply.cells.length > 0 ? reply.cells : flown
	return { ...free, refusals: [...older, { problems, cells, ...(conflicts && { conflicts }) }] }
}

/** Gives up what was refused: what others wrote stays. */
export function givenUp(saving: CellQueue, refusal: Refusal): CellQueue {
	return { ...saving, refusals: saving.refusals.filter((one) => one !== refusal) }
}

/** Puts back what stood in a cell before something refused was typed. */
export function putBack(saving: CellQueue, cell: CellName): CellQueue {
	return { ...saving, refusals: stillRefused(saving.refusals, [cell]) }
}

/** The cells of a refusal that a conflict is about: what a hall keeps is told as its whole list, and of a removed row all cells. */
export function cellsMet({ cells }: Refusal, { itemId, field, gone }: EditConflict): readonly SentCell[] {
	const own = cells.filter((cell) => cell.id === itemId && (gone !== undefined || cell.field === field))
	return own.length > 0 ? own : cells.filter(({ id }) => id.startsWith(`${itemId}/`))
}

/** What becomes of the cells of a refusal. */
export type Choice = {
	/** cells that are left to the others */
	readonly left: readonly CellName[]
	/** those that are decided on, of a refusal of which the rest waits on; all of them where it does not say */
	readonly decided?: readonly CellName[]
}

/** A cell that goes again, though others were first: it replaces what they wrote there, or brings back what was seen. */
function knowing(cell: SentCell, refusal: Refusal): SentCell {
	const { rev, found = [] } = refusal.conflicts ?? {}
	if (rev === undefined) return cell
	const met = found.find((one) => cellsMet(refusal, one).includes(cell))
	const isReplaced = met === undefined || (met.gone === undefined && met.itemId === cell.id)
	return isReplaced ? { ...cell, baseRev: rev } : { ...cell, back: rev }
}

/** Sends again what met somebody else's edit, now knowing of it, but for the cells that are left to them. */
export function settled(saving: CellQueue, refusal: Refusal, { left, decided = refusal.cells }: Choice): CellQueue {
	const waiting = withoutCells(refusal.cells, decided)
	const found = (refusal.conflicts?.found ?? []).filter(
		(one) => cellsMet({ ...refusal, cells: waiting }, one).length > 0,
	)
	// What nothing stands in the way of any more goes along.
	const held = found.length > 0 ? waiting : []
	const going = withoutCells(refusal.cells, [...left, ...held]).map((cell) => knowing(cell, refusal))
	const rest = { ...refusal, cells: held, ...(refusal.conflicts && { conflicts: { ...refusal.conflicts, found } }) }
	const refusals = saving.refusals.flatMap((one) => (one !== refusal ? [one] : held.length > 0 ? [rest] : []))
	return going.length === 0 ? { ...saving, refusals } : queued({ ...saving, refusals }, going)
}

/** What of others stands in the way by now; where nothing does, the cells go as they were typed, but for those left to them. */
export function metAnew(
	saving: CellQueue,
	refusal: Refusal,
	{ conflicts, left }: { readonly conflicts: Refusal['conflicts']; readonly left: readonly CellName[] },
): CellQueue {
	if (!saving.refusals.includes(refusal)) return saving
	if (conflicts !== undefined)
		return { ...saving, refusals: saving.refusals.map((one) => (one === refusal ? { ...one, conflicts } : one)) }
	const cells = withoutCells(refusal.cells, left)
	return cells.length === 0 ? givenUp(saving, refusal) : queued(givenUp(saving, refusal), cells)
}
