import { useFetcher, useParams, useSearchParams } from '@remix-run/react'
import { useCallback, useEffect } from 'react'
import { askedIn } from '#shared/pages/two-way-address.ts'
import type { TwoWayReply } from '../p.$project.two-way/route.ts'

/** The address of a route of this plan in the scenario that is open, with what is asked of it. */
export function useTwoWayAddress(route: string): (asked: Readonly<Record<string, string>>) => string {
	const { project = '' } = useParams()
	const scenario = useSearchParams()[0].get('scenario')
	return useCallback(
		(asked) => {
			const search = new URLSearchParams({ ...asked, ...(scenario !== null && { scenario }) })
			return `/p/${encodeURIComponent(project)}/${route}?${search.toString()}`
		},
		[project, route, scenario],
	)
}

const NAMES = ['across', 'acrossFrom', 'acrossTo', 'down', 'downFrom', 'downTo', 'figure'] as const

/** The table that the page's address asks for, computed once it is shown; the one before stays until then. */
export function useTwoWay(rev: number) {
	const [search] = useSearchParams()
	const addressOf = useTwoWayAddress('two-way')
	const { load, data, state } = useFetcher<TwoWayReply>()
	const { across, down } = askedIn(search)
	const asked = Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? '']))
	const address = across.input === '' && down.input === '' ? null : addressOf(asked)
	useEffect(() => {
		if (address !== null) load(address)
	}, [load, address, rev])
	return {
		reply: address === null ? undefined : data,
		computing: address !== null && (state !== 'idle' || data === undefined),
		csv: addressOf({ ...asked, as: 'csv' }),
		again: () => {
			if (address !== null) load(address)
		},
	}
}
