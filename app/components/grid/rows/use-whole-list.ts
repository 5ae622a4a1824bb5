import { useFetcher, useParams } from '@remix-run/react'
import { useEffect, useMemo } from 'react'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import { forgetRows } from '#app/hooks/brought-figures.ts'
import type { GridModel } from '#shared/grid/grid-model.ts'
import type { ListModel } from '#server/views/grid/list-model.ts'
import type { HeldRows } from './held-rows.ts'
import { COLUMNS, FIND, SORT } from '#shared/pages/page-part.ts'

type Loaded = Pick<ListModel, 'grid' | 'rev' | 'total' | 'found' | 'look' | 'part'>
type Shown = {
	readonly grid: GridModel
	/** the edit that the rows show */
	readonly rev: number
	readonly isWhole: boolean
}

/** What is looked for in a list, in which order and columns. */
function asked({ grid, look, found, total }: Loaded): string {
	return new URLSearchParams([
		...(found < total ? [[FIND, look.words]] : []),
		...(look.sort === '' ? [] : [[SORT, look.sort]]),
		...look.columns.filter(({ shown }) => shown).map(({ field }) => [COLUMNS, `${grid.kind}/${field}`]),
	]).toString()
}

/** A long list comes with its first rows, as a page is read before it is worked in; the others are asked for at once. */
export function useWholeList(loaded: Loaded): Shown {
	const { grid, rev, part } = loaded
	const { project = '' } = useParams()
	const search = useScenarioSearch()({ list: grid.kind })
	const address = `/p/${encodeURIComponent(project)}/rows${search}&${asked(loaded)}`
	const { load, data } = useFetcher<HeldRows | null>({ key: address })
	const isLong = part !== null
	useEffect(() => {
		if (!isLong) return
		load(address)
		return forgetRows
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
