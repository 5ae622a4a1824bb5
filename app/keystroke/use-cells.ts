import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { SentCell } from '#shared/grid/edit-reply.ts'
import {
	cellsOf,
	findCell,
	givenUp,
	NOTHING,
	notShown,
	putBack,
	settled,
	withoutCells,
	type Choice,
	type Refusal,
} from './cell-queue.ts'
import { planStore } from './plan-store.ts'

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

/** The cells of a list that are not saved, or not shown yet by a grid of this edit of the plan: they stay in view, greyed. */
export function useCells(list: string, rev: number): CellSaving {
	const queueOf = useCallback(() => planStore.queueOf(list), [list])
	const saving = useSyncExternalStore(planStore.subscribe, queueOf, () => NOTHING)
	const { queue, flight, refusals, stalled } = saving
	useEffect(() => {
		const leave = () => planStore.leave(list)
		window.addEventListener('pagehide', leave)
		return () => {
			window.removeEventListener('pagehide', leave)
			planStore.dropPrefetch()
			leave()
		}
	}, [list])
	const retry = useCallback(() => planStore.change(list, (now) => ({ ...now, stalled: null })), [list])
	useEffect(() => {
		if (stalled === null) return
		const timer = setTimeout(retry, RETRY_MS)
		window.addEventListener('online', retry)
		return () => {
			clearTimeout(timer)
			window.removeEventListener('online', retry)
		}
	}, [retry, stalled])
	const [waiting, flying, refused] = [cellsOf(queue), cellsOf(flight), cellsOf(refusals)]
	const sent = [...notShown(saving, rev), ...flying]
	return {
		save: (cells) => planStore.save(list, cells, rev),
		typing: (cell) => {
			if (cell === null) planStore.dropPrefetch()
			else planStore.prefetch(list, cell)
		},
		pendingText: (id, field) =>
			(findCell(waiting, { id, field }) ?? findCell(sent, { id, field }) ?? findCell(refused, { id, field }))?.text ??
			null,
		isBad: (id, field) => findCell(withoutCells(refused, [...waiting, ...flying]), { id, field }) !== undefined,
		touched: new Set([...waiting, ...sent, ...refused].map(({ id }) => id)),
		unsaved: [...waiting, ...flying],
		refusals,
		giveUp: (refusal) => planStore.change(list, (now) => givenUp(now, refusal)),
		putBack: (id, field) => planStore.change(list, (now) => putBack(now, { id, field })),
		settle: (refusal, choice) => planStore.change(list, (now) => settled(now, refusal, choice)),
		lookAgain: (refusal, left, signal) => void planStore.recheck(list, refusal, { left, signal }),
		said: saving.said,
		stalled,
		retry,
	}
}
