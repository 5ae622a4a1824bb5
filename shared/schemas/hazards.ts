import { dottedPath, type Problem } from './problem.ts'
import { formatFigure } from '#shared/units/format.ts'

/** A plan of every list at its limit stays below these. */
const DEEPEST = 12
const MOST_VALUES = 2_000_000
/** No field and no id is as long; what names a place in a plan is taken apart at its dots. */
const LONGEST_NAME = 1000
const NAME_TOO_LONG = `holds a name of more than ${formatFigure(LONGEST_NAME, { whole: true })} letters`

const isParent = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * What no plan may hold whatever its fields: nesting without end, millions of values, names without end, keys that would
 * reach an object's prototype. Looked for before anything else reads the input.
 */
export function hazardsOf(input: unknown): readonly Problem[] {
	const waiting: { readonly value: unknown; readonly path: readonly PropertyKey[] }[] = [{ value: input, path: [] }]
	const problems: Problem[] = []
	let values = 0
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		const { value, path } = next
		values += 1
		if (values > MOST_VALUES)
			return [
				{ path: 'plan', message: `the file holds more than ${formatFigure(MOST_VALUES, { whole: true })} values` },
			]
		if (!isParent(value)) continue
		if (path.length > DEEPEST) return [{ path: dottedPath(path), message: `nested more than ${DEEPEST} deep` }]
		for (const [key, entry] of Object.entries(value)) {
			if (key.length > LONGEST_NAME) return [{ path: dottedPath(path), message: NAME_TOO_LONG }]
			const below = () => [...path, Array.isArray(value) ? Number(key) : key]
			if (key === '__proto__') problems.push({ path: dottedPath(below()), message: 'unknown field' })
			else if (isParent(entry)) waiting.push({ value: entry, path: below() })
		}
	}
	return problems
}
