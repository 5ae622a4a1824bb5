import { useSearchParams } from '@remix-run/react'
import { placeWith, searchWith } from '#shared/pages/page-part.ts'

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

/** The query of a link to another page of the plan: the scenario that is open, and what is asked of the page. */
export function useScenarioSearch(): (asked?: Readonly<Record<string, string>>) => string {
	const [current] = useSearchParams()
	const scenario = current.get('scenario')
	return (asked = {}) => {
		const search = new URLSearchParams({ ...(scenario !== null && { scenario }), ...asked }).toString()
		return search === '' ? '' : `?${search}`
	}
}
