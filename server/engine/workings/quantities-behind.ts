import { isAggregate, type QuantityNode, type Reading } from '../kernel/quantity.ts'

/** Quantities with all that their formulas are made of, each after what it reads. */
export function withWhatTheyRead(wanted: readonly QuantityNode[]): readonly QuantityNode[] {
	const found = new Set<QuantityNode>()
	const take = (quantity: QuantityNode): void => {
		if (found.has(quantity)) return
		if (quantity.node === 'formula') Object.values(quantity.inputs).flatMap(readBy).forEach(take)
		found.add(quantity)
	}
	wanted.forEach(take)
	return [...found]
}

/** The quantities of one reading. */
export function readBy(reading: Reading): readonly QuantityNode[] {
	if (!isAggregate(reading)) return [reading]
	return reading.by ? [reading.of, reading.by] : [reading.of]
}
