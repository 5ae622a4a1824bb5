import type { ValidationCase } from '#shared/catalogue/facility-types.ts'

/** What a case states of itself. */
export type CaseInputs = {
	readonly has: (name: string) => boolean
	/** Throws where the case does not state the number: a case is read as it is, never filled in. */
	readonly number: (name: string) => number
	readonly numberOr: (name: string, otherwise: number) => number
	readonly text: (name: string) => string | null
}

export function inputsOf({ id, inputs }: ValidationCase): CaseInputs {
	const record: Readonly<Record<string, unknown>> = typeof inputs === 'string' ? {} : inputs
	const read = (name: string): unknown => (Object.hasOwn(record, name) ? record[name] : undefined)
	const number = (name: string): number => {
		const value = read(name)
		if (typeof value !== 'number') throw new Error(`Case ${id} states no number ${name}.`)
		return value
	}
	return {
		has: (name) => Object.hasOwn(record, name),
		number,
		numberOr: (name, otherwise) => (Object.hasOwn(record, name) ? number(name) : otherwise),
		text: (name) => {
			const value = read(name)
			return typeof value === 'string' ? value : null
		},
	}
}
