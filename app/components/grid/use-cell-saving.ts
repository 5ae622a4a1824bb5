import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import type { EditReply } from '#shared/presentation/edit-reply.ts'
import { useSendingOnLeave } from './use-sending-on-leave.ts'

type CellChange = { readonly id: string; readonly field: string; readonly text: string }
export type CellSaving = {
	readonly save: (changes: readonly CellChange[]) => void
	readonly pendingText: (id: string, field: string) => string | null
	readonly isBad: (id: string, field: string) => boolean
	/** what was refused and why; null when all is saved */
	readonly problem: string | null
	/** sends again what did not reach the server; null where nothing waits for that */
	readonly retry: (() => void) | null
}

type Refusal = Pick<Extract<EditReply, { ok: false }>, 'problems' | 'cells'>

const RETRY_MS = 8000

function isChange(value: unknown): value is CellChange {
	return typeof value === 'object' && value !== null && 'id' in value && 'field' in value && 'text' in value
}

/** The cells a form carries. */
export function cellsSent(form: FormData | undefined): readonly CellChange[] {
	const text = form?.get('cells')
	if (typeof text !== 'string') return []
	const parsed: unknown = JSON.parse(text)
	return Array.isArray(parsed) ? parsed.filter(isChange) : []
}

type CellName = Pick<CellChange, 'id' | 'field'>
const find = (cells: readonly CellChange[], { id, field }: CellName) =>
	cells.findLast((cell) => cell.id === id && cell.field === field)
const without = (cells: readonly CellChange[], others: readonly CellChange[]) =>
	cells.filter((cell) => find(others, cell) === undefined)

/** What was typed or pasted at once: kept or refused as one. */
type Edit = {
	readonly cells: readonly CellChange[]
	/** goes by itself, since together with others it was refused */
	readonly alone: boolean
}
type Saving = {
	readonly queue: readonly Edit[]
	readonly flight: readonly Edit[]
	/** all that was sent since the page last stood still: its figures are older than these */
	readonly sent: readonly CellChange[]
	readonly refusal: Refusal | null
	/** why the queue does not move: the server was not reached */
	readonly stalled: string | null
}

const NOTHING: Saving = { queue: [], flight: [], sent: [], refusal: null, stalled: null }
const told = (problems: Refusal['problems']) => problems.map(({ text }) => text).join(' ')
const cellsOf = (edits: readonly Edit[]) => edits.flatMap(({ cells }) => cells)

/** What goes in one request: all that waits, up to the first edit that must go by itself. */
function loadOf(queue: readonly Edit[]): readonly Edit[] {
	if (queue[0]?.alone === true) return queue.slice(0, 1)
	const end = queue.findIndex(({ alone }) => alone)
	return end < 0 ? queue : queue.slice(0, end)
}

function takeOff(saving: Saving): Saving {
	const flight = loadOf(saving.queue)
	return {
		...saving,
		flight,
		queue: saving.queue.slice(flight.length),
		sent: [...saving.sent, ...cellsOf(flight)],
	}
}

function land(saving: Saving, reply: EditReply): Saving {
	const { queue, flight, refusal } = saving
	const landed = { ...saving, flight: [], stalled: null }
	if (!reply.ok && reply.unreached === true)
		return { ...landed, queue: [...flight, ...queue], stalled: told(reply.problems) }
	if (!reply.ok && flight.length > 1)
		return { ...landed, queue: [...flight.map((edit) => ({ ...edit, alone: true })), ...queue] }
	const older = without(refusal?.cells ?? [], cellsOf(flight))
	if (!reply.ok) return { ...landed, refusal: { problems: reply.problems, cells: [...older, ...reply.cells] } }
	return { ...landed, refusal: refusal === null || older.length === 0 ? null : { ...refusal, cells: older } }
}

/**
 * Sends typed cells to the page's action, shows them greyed meanwhile, and keeps them in view if they are refused. A cell
 * typed while others are on their way waits its turn: a second request would cut the first one off.
 */
export function useCellSaving(kind: string): CellSaving {
	const { submit, state, data: reply } = useFetcher<EditReply>({ key: `cells-${kind}` })
	const [saving, setSaving] = useState(NOTHING)
	const [heard, setHeard] = useState(reply)
	if (reply !== heard) {
		setHeard(reply)
		if (reply !== undefined) setSaving((now) => land(now, reply))
	}
	const { queue, flight, sent, refusal, stalled } = saving
	useEffect(() => {
		if (state === 'submitting' || stalled !== null || flight.length > 0) return
		if (queue.length > 0) {
			setSaving(takeOff)
			submit({ intent: 'set', list: kind, cells: JSON.stringify(cellsOf(loadOf(queue))) }, { method: 'post' })
		} else if (state === 'idle') setSaving((now) => (now.sent.length === 0 ? now : { ...now, sent: [] }))
	}, [submit, kind, state, stalled, flight, queue])
	useSendingOnLeave(kind, queue)
	const retry = useCallback(() => {
		setSaving((now) => ({ ...now, stalled: null }))
	}, [])
	useEffect(() => {
		if (stalled === null) return
		const timer = setTimeout(retry, RETRY_MS)
		return () => {
			clearTimeout(timer)
		}
	}, [retry, stalled])

	const waiting = cellsOf(queue)
	const refused = refusal?.cells ?? []
	return {
		save: (cells) => {
			if (cells.length === 0) return
			// A new edit is a reason to try again.
			setSaving((now) => ({ ...now, queue: [...now.queue, { cells, alone: false }], stalled: null }))
		},
		pendingText: (id, field) =>
			(find(waiting, { id, field }) ?? find(sent, { id, field }) ?? find(refused, { id, field }))?.text ?? null,
		isBad: (id, field) => find(without(refused, [...waiting, ...cellsOf(flight)]), { id, field }) !== undefined,
		problem: stalled ?? (refusal === null ? null : told(refusal.problems)),
		retry: stalled === null ? null : retry,
	}
}
