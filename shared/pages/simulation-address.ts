import type { SimulationSettings } from '#shared/result/simulation-result.ts'
import { cutText } from '#shared/schemas/storable-text.ts'

export const USUAL_SEED = 2026
/** As many draws as one may ask for. */
export const MOST_DRAWS = 10_000
/** As much of the variance of an input as its common cause may have. */
export const MOST_RHO = 0.95
/** Longer than any name of an input. */
const LONGEST_NAME = 200
const MOST_NAMES = 2000

/** Exactly what the catalogue and the plan say, until it is steady. */
export const USUAL_SETTINGS: SimulationSettings = { seed: USUAL_SEED, draws: null, off: [], rho: {} }

/**
 * The settings of a simulation, by the address of whoever looks at it: `?seed=7&draws=2048&off=NAME,NAME&rho=0.5:GROUP`. What can't be
 * read counts as not said.
 */
export function settingsIn(search: URLSearchParams): SimulationSettings {
	const seed = whole(search.get('seed'), Number.MAX_SAFE_INTEGER)
	const draws = whole(search.get('draws'), MOST_DRAWS)
	const off = search.getAll('off').flatMap((names) => names.split(','))
	const names = off.map((name) => cutText(name.trim(), LONGEST_NAME)).filter((name) => name !== '')
	return {
		seed: seed ?? USUAL_SEED,
		draws: draws === 0 ? null : draws,
		off: [...new Set(names)].slice(0, MOST_NAMES).sort(),
		rho: Object.fromEntries(
			search
				.getAll('rho')
				.flatMap(rhoIn)
				.toSorted(([a], [b]) => (a < b ? -1 : 1)),
		),
	}
}

function whole(text: string | null, most: number): number | null {
	if (text === null || !/^[0-9]{1,16}$/.test(text)) return null
	const number = Number(text)
	return number <= most ? number : null
}

function rhoIn(text: string): readonly (readonly [string, number])[] {
	const at = text.indexOf(':')
	const group = text.slice(at + 1)
	const value = text.slice(0, at)
	const isOne = at > 0 && group !== '' && group.length <= LONGEST_NAME && /^(?:0|0?\.\d{1,9})$/.test(value)
	return isOne && Number(value) <= MOST_RHO ? [[group, Number(value)]] : []
}

/** The same back as parts of an address; what is as usual is left out. */
export function searchOf({ seed, draws, off, rho }: SimulationSettings): URLSearchParams {
	const search = new URLSearchParams()
	if (seed !== USUAL_SEED) search.set('seed', String(seed))
	if (draws !== null) search.set('draws', String(draws))
	if (off.length > 0) search.set('off', off.join(','))
	for (const [group, value] of Object.entries(rho)) search.append('rho', `${String(value)}:${group}`)
	return search
}
