import { useFetcher, useFormAction, useMatches } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import { rowsInView } from '#app/hooks/brought-figures.ts'
import { postTo, sendEarly, type PageForm } from '#app/hooks/early-request.ts'
import { askAhead, forgetAhead } from '#app/hooks/figures-ahead.ts'
import { useBehind } from '#app/hooks/use-behind.ts'
import { STAYS, type EditReply, type SentCell } from '#shared/grid/edit-reply.ts'
import {
	cellsOf,
	findCell,
	givenUp,
	isStill,
	landed,
	loadOf,
	metAnew,
	NOTHING,
	putBack,
	queued,
	settled,
	takenOff,
	withoutCells,
	type Choice,
	type Refusal,
} from './cell-queue.ts'
import { useFiguresAhead } from './use-figures-ahead.ts'
import { useSendingOnLeave } from './use-sending-on-leave.ts'

export type CellSaving = {
	readonly save: (changes: readonly SentCell[]) => void
	/** a cell is being typed in; null: that was given up */
	readonly typing: (cell: SentCell | null) => void
	readonly pendingText: (id: string, field: string) => string | null
	readonly isBad: (id: string, field: string) => boolean
	/** the rows in which any of these are */
	readonly touched: ReadonlySet<string>
	/** cells on their way or waiting */
	readonly unsaved: readonly SentCell[]
	/** what was refused and why; empty when all is saved */
	readonly refusals: readonly Refusal[]
	/** leaves what others wrote and drops one's own */
	readonly giveUp: (refusal: Refusal) => void
	/** forgets what was refused in a cell, so that what stood there before is shown again */
	readonly putBack: (id: string, field: string) => void
	/** puts one's own over what others wrote, but for the cells that are left to them */
	readonly settle: (refusal: Refusal, choice: Choice) => void
	/** asks what of others stands in the way of a refusal by now; meanwhile these cells are left to them */
	readonly lookAgain: (refusal: Refusal, left: Choice['left'], signal: AbortSignal) => void
	/** what else the latest edit has done; null where nothing */
	readonly said: string | null
	/** why nothing is sent; null where nothing waits for the server */
	readonly stalled: string | null
	readonly retry: () => void
}

const RETRY_MS = 8000

function isCell(value: unknown): value is SentCell {
	return typeof value === 'object' && value !== null && 'id' in value && 'field' in value && 'text' in value
}

/** The cells a form carries. */
export function cellsSent(form: FormData | undefined): readonly SentCell[] {
	const text = form?.get('cells')
	if (typeof text !== 'string') return []
	const parsed: unknown = JSON.parse(text)
	return Array.isArray(parsed) ? parsed.filter(isCell) : []
}

/** What the page's action is sent. */
const formOf = (list: string, cells: readonly SentCell[]) => ({
	intent: 'set',
	list,
	cells: JSON.stringify(cells),
	[STAYS]: rowsInView(),
})

const isRefusal = (value: unknown): value is Extract<EditReply, { ok: false }> =>
	typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'problems' in value

/** What would be said of cells if they were sent now; null where that is not about others. Nothing is written. */
async function findMet({ signal, ...form }: PageForm & { signal: AbortSignal }) {
	const { [STAYS]: _rows, ...fields } = form.fields
	const answer = await postTo({ ...form, fields: { ...fields, dry: 'yes' } }, signal)
	const reply: unknown = answer.ok ? await answer.json() : null
	return isRefusal(reply) && reply.problems.length === 0 ? reply : null
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
		if (reply !== undefined) setSaving((now) => landed(now, reply))
	}
	const { queue, flight, sent, refusals, stalled } = saving
	const behind = useBehind()
	const action = useFormAction()
	const route = useMatches().at(-1)?.id ?? ''
	useEffect(() => {
		if (state === 'submitting' || stalled !== null || flight.length > 0) return
		if (queue.length > 0) {
			const load = loadOf(queue)
			setSaving((now) => takenOff(now, load))
			submit(formOf(kind, cellsOf(load)), { method: 'post' })
		} else if (state === 'idle' && !behind) setSaving((now) => (now.sent.length === 0 ? now : { ...now, sent: [] }))
	}, [submit, kind, state, stalled, flight, queue, behind])
	useSendingOnLeave(kind, queue)
	const showAhead = useFiguresAhead(reply)
	const retry = useCallback(() => setSaving((now) => ({ ...now, stalled: null })), [])
	useEffect(() => {
		if (stalled === null) return
		const timer = setTimeout(retry, RETRY_MS)
		window.addEventListener('online', retry)
		return () => {
			clearTimeout(timer)
			window.removeEventListener('online', retry)
		}
	}, [retry, stalled])

	const goesAtOnce = state !== 'submitting' && isStill(saving)
	const formWith = (cells: readonly SentCell[]) => ({ action, route, fields: formOf(kind, cells) })
	const waiting = cellsOf(queue)
	const refused = cellsOf(refusals)
	const flying = cellsOf(flight)
	return {
		save: (cells) => {
			if (cells.length === 0) return
			// Nothing goes before it: it is on its way while the page is drawn.
			if (goesAtOnce) {
				const form = formWith(cells)
				sendEarly(form)
				void showAhead(form)
			}
			setSaving((now) => queued(now, cells))
		},
		typing: (cell) => {
			if (cell === null) forgetAhead()
			else if (goesAtOnce) askAhead(formWith([cell]))
		},
		pendingText: (id, field) =>
			(findCell(waiting, { id, field }) ?? findCell(sent, { id, field }) ?? findCell(refused, { id, field }))?.text ??
			null,
		isBad: (id, field) => findCell(withoutCells(refused, [...waiting, ...flying]), { id, field }) !== undefined,
		touched: new Set([...waiting, ...flying, ...sent, ...refused].map(({ id }) => id)),
		unsaved: [...waiting, ...flying],
		refusals,
		giveUp: (refusal) => setSaving((now) => givenUp(now, refusal)),
		putBack: (id, field) => setSaving((now) => putBack(now, { id, field })),
		settle: (refusal, choice) => setSaving((now) => settled(now, refusal, choice)),
		lookAgain: (refusal, left, signal) => {
			const form = { ...formWith(refusal.cells), signal }
			// Who is not answered is told when the choice is sent.
			void findMet(form).then(
				(reply) => reply !== null && setSaving((now) => metAnew(now, refusal, { conflicts: reply.conflicts, left })),
				() => undefined,
			)
		},
		said: reply?.ok === true ? (reply.said ?? null) : null,
		stalled,
		retry,
	}
}
