import { useFetcher } from '@remix-run/react'
import { useCallback, useEffect, useState } from 'react'
import type { EditReply } from '#shared/presentation/edit-reply.ts'

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

const find = (cells: readonly CellChange[], { id, field }: Pick<CellChange, 'id' | 'field'>) =>
	cells.findLast((cell) => cell.id === id && cell.field === field)

/**
 * Sends typed cells to the page's action, shows them greyed meanwhile, and keeps them in view if they are refused. A cell
 * typed while another is on its way waits its turn: a second request would cut the first one off.
 */
export function useCellSaving(kind: string): CellSaving {
	const { submit, state, data: reply, formData } = useFetcher<EditReply>({ key: `cells-${kind}` })
	const [waiting, setWaiting] = useState<readonly CellChange[]>([])
	const send = useCallback(
		(changes: readonly CellChange[]) => {
			submit({ intent: 'set', list: kind, cells: JSON.stringify(changes) }, { method: 'post' })
		},
		[submit, kind],
	)
	useEffect(() => {
		if (state === 'submitting' || waiting.length === 0) return
		send(waiting)
		setWaiting([])
	}, [send, state, waiting])

	const refusal = state === 'idle' && reply !== undefined && !reply.ok ? reply : null
	const unreached = refusal?.unreached === true ? refusal.cells : null
	useEffect(() => {
		if (unreached === null) return
		const timer = setTimeout(() => {
			send(unreached)
		}, RETRY_MS)
		return () => {
			clearTimeout(timer)
		}
	}, [send, unreached])

	const flying = state === 'idle' ? [] : cellsSent(formData)
	const refused = refusal?.cells ?? []
	return {
		save: (changes) => {
			// What did not arrive goes along with the next change, so that neither is lost.
			if (changes.length > 0) setWaiting((before) => [...(unreached ?? []), ...before, ...changes])
		},
		pendingText: (id, field) =>
			(find(waiting, { id, field }) ?? find(flying, { id, field }) ?? find(refused, { id, field }))?.text ?? null,
		isBad: (id, field) => unreached === null && find(refused, { id, field }) !== undefined,
		problem: refusal === null ? null : refusal.problems.map((problem) => problem.text).join(' '),
		retry:
			unreached === null
				? null
				: () => {
						send(unreached)
					},
	}
}
