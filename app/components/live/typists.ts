import { useEffect } from 'react'
import { useLive, type Typist } from './live-provider.tsx'

export type { Typist } from './live-provider.tsx'

/** In place of a field: the form of the whole entry. */
export const WHOLE_ITEM = '*'

/** Others who are at cells of a list. */
export function useTypists(list: string): readonly Typist[] {
	return useLive().typists.filter(({ cell }) => cell.list === list)
}

/** Tells the others at which cell one is; null where at none. */
export function useTyping(list: string, cell: { readonly id: string; readonly field: string } | null): void {
	const { say } = useLive()
	const [id, field] = [cell?.id ?? null, cell?.field ?? null]
	useEffect(() => {
		if (id === null || field === null) return
		say({ list, itemId: id, field })
		return () => say(null)
	}, [say, list, id, field])
}
