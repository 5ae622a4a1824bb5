import { useParams, useSearchParams } from '@remix-run/react'
import { useCallback, useState } from 'react'
import { useAsked } from '#app/hooks/use-asked.ts'
import { isRecord } from '#shared/is-record.ts'
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

const isTwoWay = (value: unknown): value is TwoWayReply => isRecord(value) && typeof value['ok'] === 'boolean'

/** The table that the page's address asks for, computed once it is shown; the one before stays until then, and where the server is out of reach. */
export function useTwoWay(rev: number) {
	const [search] = useSearchParams()
	const addressOf = useTwoWayAddress('two-way')
	const { across, down } = askedIn(search)
	const asked = Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? '']))
	const address = across.input === '' && down.input === '' ? null : addressOf(asked)
	// The same question with another number is another question.
	const [tries, setTries] = useState(0)
	const { reply, stale, problem } = useAsked(address && `${address}&again=${String(tries)}`, {
		is: isTwoWay,
		pauseMs: 0,
		rev,
	})
	return {
		...(address === null ? { reply: null, problem: null } : { reply, problem }),
		computing: stale,
		csv: addressOf({ ...asked, as: 'csv' }),
		again: () => setTries((before) => before + 1),
	}
}
