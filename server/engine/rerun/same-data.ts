/**
 * Whether two pieces of plain data say the same, all the way down: numbers (a missing one equals a missing one), texts,
 * lists, records and series. Functions, maps and sets are the same only where they are one.
 */
export function sameData(one: unknown, other: unknown): boolean {
	if (Object.is(one, other) || one === other) return true
	if (!isObject(one) || !isObject(other)) return false
	if (ArrayBuffer.isView(one) || Array.isArray(one)) return sameList(one, other)
	return sameRecord(one, other)
}

function isObject(value: unknown): value is Plain {
	return typeof value === 'object' && value !== null
}

function sameList(one: object, other: object): boolean {
	if (one instanceof Float64Array && other instanceof Float64Array) return sameSeries(one, other)
	if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
	for (let index = 0; index < one.length; index++) if (!sameData(one[index], other[index])) return false
	return true
}

function sameSeries(one: Float64Array, other: Float64Array): boolean {
	if (one.length !== other.length) return false
	for (let cell = 0; cell < one.length; cell++) {
		if (one[cell] !== other[cell] && !Object.is(one[cell], other[cell])) return false
	}
	return true
}

type Plain = Readonly<Record<string, unknown>>

function sameRecord(one: Plain, other: Plain): boolean {
	if (one instanceof Map || one instanceof Set) return false
	let fields = 0
	for (const name in one) {
		const value = one[name]
		if (value === undefined ? !Object.hasOwn(other, name) : !sameData(value, other[name])) return false
		fields += 1
	}
	for (const _ in other) fields -= 1
	return fields === 0
}
