import { useSearchParams } from '@remix-run/react'
import { placeWith, searchWith } from '#shared/presentation/pages/page-part.ts'

/** The page's address with one part of its search set, and all else of it kept. */
export function useAddressWith(name: string): (value: string) => string {
	const [current] = useSearchParams()
	return (value) => searchWith(current, { name, value })
}

/** The page's address with a form open over it: `edit`, `powerContracts/grid`. */
export function useAddressOpening(): (name: string, value: string) => string {
	const [current] = useSearchParams()
	return (name, value) => placeWith(current, `${name}=${value}`)
}

/** The query that keeps the scenario, for a link to another page of the plan: `?scenario=…`, or nothing. */
export function useScenarioSearch(): string {
	const [current] = useSearchParams()
	const scenario = current.get('scenario')
	return scenario === null ? '' : `?${new URLSearchParams({ scenario }).toString()}`
}
