import type { EditReply, SentCell } from '#shared/presentation/grid/edit-reply.ts'

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
	/** all that was sent since the page last stood still: its figures are older than these */
	readonly sent: readonly SentCell[]
	readonly refusals: readonly Refusal[]
	/** why the queue does not move: the server was not reached */
	readonly stalled: string | null
}

export const NOTHING: CellQueue = { queue: [], flight: [], sent: [], refusals: [], stalled: null }

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
	return { ...saving, flight, queue, sent: [...saving.sent, ...cellsOf(flight)] }
}

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
	const free = { ...saving, flight: [], stalled: null }
	if (!reply.ok && reply.unreached === true)
		return { ...free, queue: [...flight, ...queue], stalled: reply.problems.map(({ text }) => text).join(' ') }
	if (!reply.ok && flight.length > 1)
		return { ...free, queue: [...flight.map((edit) => ({ ...edit, alone: true })), ...queue] }
	const older = stillRefused(saving.refusals, cellsOf(flight))
	if (reply.ok) return { ...free, refusals: older }
	const { problems, cells, conflicts } = reply
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

/** Sends again what met somebody else's edit, now knowing of it, but for the cells that are left to them. */
export function settled(saving: CellQueue, refusal: Refusal, left: readonly CellName[]): CellQueue {
	const rev = refusal.conflicts?.rev
	const own = withoutCells(refusal.cells, left)
	const cells = own.map((cell) => ({ ...cell, ...(rev !== undefined && { baseRev: rev }) }))
	return cells.length === 0 ? givenUp(saving, refusal) : queued(givenUp(saving, refusal), cells)
}
