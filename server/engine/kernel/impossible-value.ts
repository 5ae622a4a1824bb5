/** A number that cannot be: names the quantity, instance, month and what it came to. */
export class ImpossibleValue extends Error {
	override readonly name = 'ImpossibleValue'
}
