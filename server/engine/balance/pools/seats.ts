/** One pool a site that may take a part of what a workload lacks: rows kept from booking to booking. */
export type Seats = {
	readonly place: Int32Array
	readonly site: Int32Array
	/** MW IT that all of it would take there, and of that what power and halls have room for */
	readonly needMW: Float64Array
	readonly ratio: Float64Array
}

export const emptySeats = (sites: number): Seats => ({
	place: new Int32Array(sites),
	site: new Int32Array(sites),
	needMW: new Float64Array(sites),
	ratio: new Float64Array(sites),
})
