import { useFetcher, useLocation } from '@remix-run/react'
import { useEffect, useMemo } from 'react'
import type { ListRows } from '#app/keystroke/page-cache.ts'
import { planStore } from '#app/keystroke/plan-store.ts'
import { routeOf } from '#app/keystroke/requests.ts'
import type { GridModel } from '#shared/grid/grid-model.ts'
import type { ListModel } from '#server/views/grid/list-model.ts'
import { COLUMNS, FIND, SORT } from '#shared/pages/page-part.ts'

type Loaded = Pick<ListModel, 'grid' | 'rev' | 'total' | 'found' | 'look' | 'part'>
type UseWholeListResult = {
	readonly grid: GridModel
	/** the edit that the rows show */
	readonly rev: number
	readonly isWhole: boolean
}

/** What is looked for in a list, in which order and columns. */
function asked({ grid, look, found, total }: Loaded): string {
	return new URLSearchParams([
		['list', grid.kind],
		...(found < total ? [[FIND, look.words]] : []),
		...(look.sort === '' ? [] : [[SORT, look.sort]]),
		...look.columns.filter(({ shown }) => shown).map(({ field }) => [COLUMNS, `${grid.kind}/${field}`]),
	]).toString()
}

/** A long list comes with its first rows, as a page is read before it is worked in; the others are asked for at once. */
export function useWholeList(loaded: Loaded): UseWholeListResult {
	const { grid, rev, part } = loaded
	const { pathname, search } = useLocation()
	const { address } = routeOf(pathname + search, { rows: asked(loaded) })
	const { load, data } = useFetcher<ListRows | null>({ key: address })
	const isLong = part !== null
	useEffect(() => {
		if (!isLong) return
		load(address)
		return planStore.page.dropRows
	}, [load, isLong, address])
	const whole = isLong ? (data ?? null) : null
	return useMemo(
		() =>
			whole === null
				? { grid, rev, isWhole: false }
				: { grid: { ...grid, rows: whole.rows }, rev: whole.rev, isWhole: true },
		[grid, rev, whole],
	)
}
