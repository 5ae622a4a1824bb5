import { useFetcher } from '@remix-run/react'
import type { EditReply } from '#shared/presentation/edit-reply.ts'

type CellChange = { readonly id: string; readonly field: string; readonly text: string }
export type CellSaving = {
	readonly save: (changes: readonly CellChange[]) => void
	readonly pendingText: (id: string, field: string) => string | null
	readonly isBad: (id: string, field: string) => boolean
	/** what was refused and why; null when all is saved */
	readonly problem: string | null
}

function sent(form: FormData | undefined): readonly CellChange[] {
	const text = form?.get('cells')
	if (typeof text !== 'string') return []
	const parsed: unknown = JSON.parse(text)
	return Array.isArray(parsed) ? parsed.filter(isChange) : []
}

function isChange(value: unknown): value is CellChange {
	return typeof value === 'object' && value !== null && 'id' in value && 'field' in value && 'text' in value
}

/** Sends typed cells to the page's action, shows them greyed meanwhile, and keeps them in view if they are refused. */
export function useCellSaving(kind: string): CellSaving {
	const fetcher = useFetcher<EditReply>({ key: `cells-${kind}` })
	const reply = fetcher.data
	const flying = fetcher.state === 'idle' ? [] : sent(fetcher.formData)
	const refused = fetcher.state === 'idle' && reply !== undefined && !reply.ok ? reply.cells : []
	const find = (cells: readonly CellChange[], id: string, field: string) =>
		cells.find((cell) => cell.id === id && cell.field === field)
	return {
		save: (changes) => {
			if (changes.length === 0) return
			fetcher.submit({ intent: 'set', list: kind, cells: JSON.stringify(changes) }, { method: 'post' })
		},
		pendingText: (id, field) => (find(flying, id, field) ?? find(refused, id, field))?.text ?? null,
		isBad: (id, field) => find(refused, id, field) !== undefined,
		problem:
			fetcher.state === 'idle' && reply !== undefined && !reply.ok
				? reply.problems.map((problem) => problem.text).join(' ')
				: null,
	}
}
