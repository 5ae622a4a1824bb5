/* eslint-disable no-restricted-syntax, @typescript-eslint/no-unnecessary-type-parameters -- as in erased.ts: a formula is handed the figures of its own inputs */
/** A formula's function without its units, as the kernel stores it. */
export function forgetUnits<Values>(
	compute: (values: Values) => number,
): (values: Readonly<Record<string, number>>) => number {
	return compute as (values: Readonly<Record<string, number>>) => number
}
