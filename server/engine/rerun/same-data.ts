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
	return one.every((value: unknown, index) => sameData(value, other[index]))
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
	const [fields, others] = [Object.keys(one), Object.keys(other)]
	if (fields.length !== others.length) return false
	// Records of one kind mostly name their fields in one order, and are read quickest in it.
	if (fields.every((name, place) => name === others[place])) return sameList(Object.values(one), Object.values(other))
	return fields.every((name) => Object.hasOwn(other, name) && sameData(one[name], other[name]))
}
