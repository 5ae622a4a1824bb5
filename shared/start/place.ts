/** Where a plan's site is to stand. */
export type Place = {
	readonly name: string
	/** two letters */
	readonly country: string
	/** the state, where the list has its name; else empty */
	readonly region: string
	readonly latitude: number
	readonly longitude: number
}

/** Rows of the catalogue that are read for a place, and may be named instead of the nearest. */
export const PLACE_ROWS = ['climate', 'gridRegion', 'labourMarket', 'costMarket'] as const
export type PlaceRowField = (typeof PLACE_ROWS)[number]
/** Their ids, where any is named. */
export type NamedRows = { readonly [K in PlaceRowField]?: string }

/** A place as it is offered, and as it may be typed back. */
export type OfferedPlace = Place & { readonly label: string }

/** One found by its name, with how many live there; 0: not known. */
export type FoundPlace = OfferedPlace & { readonly people: number }

export type PlaceAnswer =
	| { readonly ok: true; readonly place: OfferedPlace }
	/** several fit, or none: what was meant can only be said by who typed it */
	| { readonly ok: false; readonly meant: readonly OfferedPlace[] }

/** More than a name of a place with its state and country, or coordinates with every digit a map gives. */
export const LONGEST_PLACE = 200

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?) ?°? ?`
const COORDINATES = new RegExp(`^\\(?${NUMBER}([NS])?[,; ] ?${NUMBER}([EW])?\\)?$`, 'i')

/** `40.08, -82.81`, `40.08 N, 82.81 W`; null where it is none, or none on this earth. */
export function parseCoordinates(text: string): { readonly latitude: number; readonly longitude: number } | null {
	// Spaces are made one first: a pattern that takes any number of them in several places tries every way to share them out.
	const match = COORDINATES.exec(text.trim().replaceAll(/\s+/g, ' ').replaceAll(/[−–]/g, '-'))
	if (match === null) return null
	const [, north = '', ns = '', east = '', ew = ''] = match
	const latitude = Number(north) * (/s/i.test(ns) ? -1 : 1)
	const longitude = Number(east) * (/w/i.test(ew) ? -1 : 1)
	return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
